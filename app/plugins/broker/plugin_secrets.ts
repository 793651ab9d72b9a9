import type { Clock } from '#core/clock'
import type { Database, Queries, Writes } from '#database/database'
import type { Keyring } from '#secrets/keyring'
import { isSecretName } from '../domain/secret_handles.js'
import { Refusal } from './refusals.js'
import type { SecretPlace } from './run_secrets.js'
import type { UsedBy } from './usage.js'

const LONGEST_SECRET_CHARS = 16_384

/**
 * The secrets of instances by name, sealed. They are written past the change sets, so that no history, undo or export has them; opening
 * them is nobody's business but the broker's.
 */
export class PluginSecrets {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async names(queries: Queries, instanceId: number): Promise<string[]> {
    const sql = 'SELECT name FROM plugin_secrets WHERE instance_id = ? ORDER BY name'
    return (await queries.all<{ name: string }>(sql, [instanceId])).map(({ name }) => name)
  }

  /** Takes the place of an earlier value. */
  async keep(writes: Writes, instanceId: number, name: string, value: string): Promise<void> {
    if (!isSecretName(name)) throw new RangeError(`"${name}" cannot be the name of a secret.`)
    if (value === '' || value.length > LONGEST_SECRET_CHARS) throw new RangeError('A secret is empty or too long.')
    const sealer = await this.keyring.sealerIn(writes)
    const sealed = sealer.seal(value, aboutOf(writes.householdId!, instanceId, name))
    await this.forget(writes, instanceId, name)
    await writes.insert('plugin_secrets', { instance_id: instanceId, name, sealed, kept_at: this.clock.now() })
  }

  async forget(writes: Writes, instanceId: number, name: string): Promise<void> {
    await writes.run('DELETE FROM plugin_secrets WHERE instance_id = ? AND name = ?', [instanceId, name])
  }

  /** Those of one instance, for a call of it. */
  placeOf({ householdId, instanceId }: UsedBy): SecretPlace {
    return {
      open: () => this.open(householdId, instanceId),
      keep: (name, value) =>
        this.database.write(householdId, async (writes) => {
          const instance = await writes.first('SELECT id FROM plugin_instances WHERE id = ?', [instanceId])
          if (!instance) throw new Refusal('not_found', 'The instance is gone.')
          await this.keep(writes, instanceId, name, value)
        }),
    }
  }

  /** All values of an instance, for the broker: it puts them into requests and takes them out of answers. */
  async open(householdId: number, instanceId: number): Promise<Map<string, string>> {
    const sql = 'SELECT name, sealed FROM plugin_secrets WHERE instance_id = ?'
    const rows = await this.database.read(householdId, (queries) =>
      queries.all<{ name: string; sealed: string }>(sql, [instanceId]),
    )
    if (rows.length === 0) return new Map()
    const sealer = await this.keyring.sealerOf(householdId)
    return new Map(rows.map(({ name, sealed }) => [name, sealer.open(sealed, aboutOf(householdId, instanceId, name))]))
  }
}

const aboutOf = (householdId: number, instanceId: number, name: string) =>
  `plugin_secrets/${householdId}/${instanceId}/${name}`

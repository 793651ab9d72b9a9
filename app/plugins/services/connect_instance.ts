import type { Clock } from '#core/clock'
import { invalidField } from '#core/exceptions'
import type { Database } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import { InstanceExistsException } from '../exceptions.js'
import type { InstanceSecrets } from '../instance_ports.js'
import type { CallInstance } from './call_instance.js'
import { checkSettings } from './check_settings.js'
import { requireInstance } from './instance_rows.js'
import { moveInstance, tellState } from './move_instance.js'
import type { PresentInstances } from './present_instances.js'

interface ConnectParts {
  database: Database
  clock: Clock
  secrets: InstanceSecrets
  live: LiveEvents
  callInstance: CallInstance
  presentInstances: PresentInstances
}

interface Connected {
  unique_id: string
  title: string
}

/** Connects an instance to its provider with what a person enters once, or connects it again when the provider asks for that. */
export class ConnectInstance {
  constructor(private readonly parts: ConnectParts) {}

  async handle(householdId: number, instanceId: number, given: Record<string, unknown>): Promise<void> {
    const { input, entered } = await this.#inputOf(householdId, instanceId, given)
    const { value } = await this.parts.callInstance.handle(
      householdId,
      instanceId,
      'connector.connect',
      { input },
      { trial: 'asked', entered },
    )
    try {
      await this.#keep(householdId, instanceId, value)
    } catch (thrown) {
      if (thrown instanceof InstanceExistsException) await this.#refuse(householdId, instanceId, thrown.message)
      throw thrown
    }
  }

  /** By now it holds the secrets of something else, so it must not go on. */
  async #refuse(householdId: number, instanceId: number, reason: string): Promise<void> {
    const { database, live } = this.parts
    const refused = { state: 'needs_connection', reason } as const
    await database.write(householdId, (writes) => moveInstance(writes, instanceId, refused))
    tellState(live, householdId, instanceId, refused.state)
  }

  /** What is entered as a secret is kept as one before the call, and the plugin gets its handle. */
  async #inputOf(householdId: number, instanceId: number, given: Record<string, unknown>) {
    const { database, presentInstances, secrets } = this.parts
    return database.write(householdId, async (writes) => {
      const { plugin } = await presentInstances.requirePlugin(writes, instanceId)
      const { connector } = plugin.manifest.contributes
      if (!connector) throw invalidField('/input', 'unsupported', `${plugin.manifest.name} is nothing to connect to.`)
      const entered = Object.entries(given)
      const isSecret = (name: string) =>
        Object.hasOwn(connector.connect.properties, name) && connector.connect.properties[name]!.format === 'secret'
      const checked = await checkSettings(
        writes,
        connector.connect,
        {
          settings: Object.fromEntries(entered.filter(([name]) => !isSecret(name))),
          secrets: Object.fromEntries(entered.filter(([name]) => isSecret(name))),
        },
        { settings: '/input', secrets: '/input' },
      )
      const kept = Object.entries(checked.secrets).filter(([, value]) => value !== null)
      for (const [name, value] of kept) await secrets.keep(writes, instanceId, name, value!)
      return { input: checked.settings, entered: kept.map(([name]) => name) }
    })
  }

  /** What it stands for follows from the connection, whose secrets no undo brings back: so it is part of no change set either. */
  #keep(householdId: number, instanceId: number, { unique_id, title }: Connected): Promise<void> {
    const { database, clock } = this.parts
    return database.write(householdId, async (writes) => {
      const instance = await requireInstance(writes, instanceId)
      if (instance.unique_id !== null && instance.unique_id !== unique_id)
        throw new InstanceExistsException(
          `${instance.title} stands for another connection than the one you made. Set up a new one for ${title}.`,
        )
      const same = await writes.first<{ title: string }>(
        'SELECT title FROM plugin_instances WHERE plugin_id = ? AND unique_id = ? AND id <> ?',
        [instance.plugin_id, unique_id, instanceId],
      )
      if (same) throw new InstanceExistsException(`${title} is connected already, as ${same.title}.`)
      const due = instance.every_minutes === null ? null : clock.now()
      const sql = 'UPDATE plugin_instances SET unique_id = ?, next_run_at = ? WHERE id = ?'
      await writes.run(sql, [unique_id, due, instanceId])
    })
  }
}

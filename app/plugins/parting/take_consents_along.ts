import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { Keyring } from '#secrets/keyring'
import type { PluginSecrets } from '../broker/plugin_secrets.js'
import type { PluginRegistry } from '../registry.js'
import { listInstances, type StoredInstance } from '../services/instance_rows.js'
import { disabledPlugins } from '../services/plugin_settings.js'
import { insertConsent } from './consent_rows.js'
import { END_CONSENT_JOB } from './end_consent.js'
import type { KeptConnection } from './kept_connection.js'

interface Parts {
  database: Database
  clock: Clock
  keyring: Keyring
  secrets: Pick<PluginSecrets, 'open'>
  registry: Pick<PluginRegistry, 'find'>
  logger: { warn(about: object, message: string): void }
}

/**
 * When a household is deleted, its connections go at once, and the consents behind them are ended afterwards by a job: a provider that
 * does not answer must keep nobody from deleting.
 */
export class TakeConsentsAlong {
  constructor(private readonly parts: Parts) {}

  /** In the transaction that deletes the household, so that the jobs are there exactly when the household is not. */
  async handle(writes: Writes, householdId: number): Promise<void> {
    const { database, registry, clock } = this.parts
    const { instances, disabled } = await database.read(householdId, async (queries) => ({
      instances: await listInstances(queries),
      disabled: await disabledPlugins(queries),
    }))
    for (const instance of instances) {
      if (disabled.has(instance.plugin_id) || !isConnected(instance, registry)) continue
      const kept = await this.#keep(householdId, instance)
      if (!kept) continue
      const former = { plugin_id: instance.plugin_id, former_household: householdId, former_instance: instance.id }
      const sealer = await this.parts.keyring.sealerIn(writes)
      const consentId = await insertConsent(writes, sealer, { ...former, kept }, clock.now())
      await enqueueJob(writes, { name: END_CONSENT_JOB, payload: { consent_id: consentId } }, clock.now())
    }
  }

  /** What is committed, and over a connection of its own: whatever is wrong with it must not undo the deletion. */
  async #keep(householdId: number, { id, plugin_id, settings, grants }: StoredInstance) {
    const { database, secrets, logger } = this.parts
    try {
      const store = await database.read(householdId, (queries) =>
        queries.all<{ key: string; value: string }>('SELECT key, value FROM plugin_store WHERE instance_id = ?', [id]),
      )
      const regional = await database.systemRead((queries) =>
        queries.first<KeptConnection['regional']>(
          'SELECT locale, time_zone, base_currency FROM households WHERE id = ?',
          [householdId],
        ),
      )
      return {
        settings,
        grants,
        regional: regional!,
        secrets: Object.fromEntries(await secrets.open(householdId, id)),
        store: Object.fromEntries(store.map(({ key, value }) => [key, value])),
      }
    } catch (error) {
      const about = { household: householdId, instance: id, plugin: plugin_id, err: error }
      logger.warn(about, 'The consent of a connection cannot be ended after its household is deleted')
      return undefined
    }
  }
}

/** What is switched off or stopped is not called, here as when a single connection is deleted. */
function isConnected(instance: StoredInstance, registry: Pick<PluginRegistry, 'find'>): boolean {
  if (instance.unique_id === null || !instance.enabled || instance.state === 'quarantined') return false
  return registry.find(instance.plugin_id)?.manifest.contributes.connector !== undefined
}

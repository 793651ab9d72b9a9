import type { Database } from '#database/database'
import { InstanceNotReadyException, SafeModeException, SandboxUnavailableException } from '../exceptions.js'
import type { PluginRegistry } from '../registry.js'
import { listInstances, type StoredInstance } from './instance_rows.js'
import type { MigrateSettings } from './migrate_settings.js'

interface UpToDateParts {
  database: Database
  registry: Pick<PluginRegistry, 'find' | 'freshen'>
  migrateSettings: MigrateSettings
}

/**
 * Brings settings to the version of their plugin's form before somebody looks at them: a form that is drawn for the new version must not
 * be filled with what the old one asked for. Without an upgrade in between it only compares numbers.
 */
export class BringSettingsUpToDate {
  constructor(private readonly parts: UpToDateParts) {}

  async handle(householdId: number): Promise<void> {
    const { database, registry } = this.parts
    await registry.freshen()
    const instances = await database.read(householdId, (queries) => listInstances(queries))
    for (const instance of instances) await this.#bring(householdId, instance)
  }

  async #bring(householdId: number, instance: StoredInstance): Promise<void> {
    const plugin = this.parts.registry.find(instance.plugin_id)
    const wanted = plugin?.manifest.settings?.version ?? instance.settings_version
    // One that needs a person may have been tried already, and says what does not fit.
    if (!plugin || wanted === instance.settings_version || instance.state === 'needs_attention') return
    try {
      await this.parts.migrateSettings.handle(householdId, instance, plugin)
    } catch (thrown) {
      const isTold = thrown instanceof InstanceNotReadyException
      // Without a sandbox they stay as they are, until the next look or call.
      if (!isTold && !(thrown instanceof SafeModeException) && !(thrown instanceof SandboxUnavailableException))
        throw thrown
    }
  }
}

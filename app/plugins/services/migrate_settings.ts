import type { Database } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import { QUICK_CALL } from '../call_limits.js'
import { schemaOf } from '../domain/instance_state.js'
import { readSettings, type Settings } from '../domain/settings_form.js'
import { InstanceNotReadyException, PluginFailedException } from '../exceptions.js'
import type { InstanceSecrets } from '../instance_ports.js'
import type { LoadedPlugin } from '../registry.js'
import type { Sandbox } from '../sandbox.js'
import { requireInstance, type StoredInstance } from './instance_rows.js'
import { moveInstance, tellState } from './move_instance.js'

interface MigrationParts {
  database: Database
  sandbox: Sandbox
  secrets: InstanceSecrets
  live: LiveEvents
}

/**
 * Brings an instance's settings to the version of its plugin's form: the plugin makes new ones out of a copy, in the sandbox and
 * without a way out; they are stored when the form accepts them, and the old ones are kept for a rollback. It follows from an upgrade
 * and not from what somebody did, so no change set records it.
 */
export class MigrateSettings {
  constructor(private readonly parts: MigrationParts) {}

  /** Answers the instance as it is then. Where the settings cannot be brought over they stay, and the instance needs attention. */
  async handle(householdId: number, instance: StoredInstance, plugin: LoadedPlugin): Promise<StoredInstance> {
    const wanted = plugin.manifest.settings?.version ?? instance.settings_version
    if (instance.settings_version === wanted) return instance
    if (instance.settings_version > wanted) return this.#takeBack(householdId, instance, plugin, wanted)
    try {
      const settings = await this.#migrated(householdId, instance, plugin)
      const previous = { version: instance.settings_version, settings: instance.settings }
      return await this.#store(householdId, instance, { settings, version: wanted, previous: JSON.stringify(previous) })
    } catch (thrown) {
      if (!(thrown instanceof PluginFailedException)) throw thrown
      return this.#fail(
        householdId,
        instance,
        `Its settings do not fit version ${plugin.manifest.version}: ${thrown.message}`,
      )
    }
  }

  async #migrated(householdId: number, instance: StoredInstance, { manifest, bundle }: LoadedPlugin) {
    const { settings_version: version, settings } = instance
    const { value } = await this.parts.sandbox.invoke({
      bundle,
      method: 'migrateSettings',
      request: JSON.stringify({ version, settings }),
      limits: QUICK_CALL,
    })
    const migrated: unknown = JSON.parse(value)
    if (typeof migrated !== 'object' || migrated === null || Array.isArray(migrated))
      throw new PluginFailedException('internal', 'The plugin made no settings out of them.', manifest.id)
    const kept = new Set(
      await this.parts.database.read(householdId, (queries) => this.parts.secrets.names(queries, instance.id)),
    )
    const reading = readSettings(schemaOf(manifest), { settings: migrated as Record<string, unknown>, kept })
    // A secret that the new form asks for is entered by a person afterwards.
    const wrong = reading.problems.filter(({ pointer }) => !pointer.startsWith('/secrets/'))
    if (wrong.length === 0) return reading.settings
    throw new PluginFailedException('invalid_settings', wrong.map(({ message }) => message).join(' '), manifest.id)
  }

  /** After a rollback the settings that the older version left behind are in force again. */
  #takeBack(householdId: number, instance: StoredInstance, { manifest }: LoadedPlugin, version: number) {
    const previous = instance.previous_settings
    if (previous?.version === version)
      return this.#store(householdId, instance, { settings: previous.settings, version, previous: null })
    return this.#fail(
      householdId,
      instance,
      `Its settings are of a newer version of ${manifest.name} than the one that is installed.`,
    )
  }

  async #store(
    householdId: number,
    { id }: StoredInstance,
    { settings, version, previous }: { settings: Settings; version: number; previous: string | null },
  ): Promise<StoredInstance> {
    return this.parts.database.write(householdId, async (writes) => {
      await writes.run(
        'UPDATE plugin_instances SET settings = ?, settings_version = ?, previous_settings = ? WHERE id = ?',
        [JSON.stringify(settings), version, previous, id],
      )
      return requireInstance(writes, id)
    })
  }

  async #fail(householdId: number, { id }: StoredInstance, reason: string): Promise<never> {
    const change = { state: 'needs_attention', reason } as const
    await this.parts.database.write(householdId, (writes) => moveInstance(writes, id, change))
    tellState(this.parts.live, householdId, id, change.state)
    throw new InstanceNotReadyException(change.state, reason)
  }
}

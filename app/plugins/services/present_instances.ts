import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { PluginKind } from '#sdk'
import { permissionsPending } from '../domain/grants.js'
import { healthOf, lastProblemOf } from '../domain/health.js'
import { lackOf, schemaOf } from '../domain/instance_state.js'
import { lanAddresses } from '../domain/lan_grants.js'
import { minutesBetweenRuns } from '../domain/schedule.js'
import { secretFields } from '../domain/settings_form.js'
import type { InstanceSecrets } from '../instance_ports.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { InstanceJson } from '../validators/plugin_instance.js'
import { listInstances, requireInstance, type StoredInstance } from './instance_rows.js'
import { listInstanceRuns } from './plugin_runs.js'

/** Health is what the latest runs say. */
const RUNS_JUDGED = 100

interface PresentParts {
  registry: Pick<PluginRegistry, 'find'>
  secrets: Pick<InstanceSecrets, 'names'>
}

/** Instances as people see them: without secrets, with what they lack and how they fare. */
export class PresentInstances {
  constructor(private readonly parts: PresentParts) {}

  async list(queries: Queries, filter: { plugin?: string; kind?: string }): Promise<InstanceJson[]> {
    const stored = await listInstances(queries, filter.plugin)
    const wanted = stored.filter(({ plugin_id: id }) => filter.kind === undefined || this.#isOfKind(id, filter.kind))
    const presented: InstanceJson[] = []
    for (const instance of wanted) presented.push(await this.#present(queries, instance))
    return presented
  }

  async show(queries: Queries, id: number): Promise<InstanceJson> {
    return this.#present(queries, await requireInstance(queries, id))
  }

  /** The plugin of an instance; it may have been removed since. */
  async requirePlugin(queries: Queries, id: number): Promise<{ instance: StoredInstance; plugin: LoadedPlugin }> {
    const instance = await requireInstance(queries, id)
    const plugin = this.parts.registry.find(instance.plugin_id)
    if (!plugin) throw new NotFoundException('plugin')
    return { instance, plugin }
  }

  #isOfKind(pluginId: string, kind: string): boolean {
    const contributes = this.parts.registry.find(pluginId)?.manifest.contributes ?? {}
    return Object.hasOwn(contributes, kind) && contributes[kind as PluginKind] !== undefined
  }

  async #present(queries: Queries, instance: StoredInstance): Promise<InstanceJson> {
    const { id, plugin_id, title, unique_id, enabled, settings_version, grants, consent_ends_on, created_at } = instance
    const manifest = this.parts.registry.find(plugin_id)?.manifest
    const kept = new Set(await this.parts.secrets.names(queries, id))
    const lack = manifest && instance.state === 'ready' ? lackOf(manifest, instance.settings, kept) : undefined
    const marks = manifest ? secretFields(schemaOf(manifest)).map((name) => [name, { set: kept.has(name) }]) : []
    const runs = await listInstanceRuns(queries, id, RUNS_JUDGED)
    const health = healthOf(runs)
    const state = lack?.state ?? instance.state
    return {
      id,
      plugin_id,
      title,
      unique_id,
      enabled,
      state,
      state_reason: lack?.reason ?? instance.state_reason,
      settings: { ...instance.settings, ...(Object.fromEntries(marks) as Record<string, unknown>) },
      settings_version,
      lan: manifest ? lanAddresses(manifest, instance.settings, grants.lan) : [],
      every_minutes: manifest ? minutesBetweenRuns(manifest, instance.every_minutes) : null,
      consent_ends_on,
      next_run_at: enabled && state === 'ready' ? instance.next_run_at : null,
      permissions_pending: manifest ? permissionsPending(manifest.permissions, grants.permissions) : [],
      health: state === 'quarantined' ? { ...health, status: 'quarantined' } : health,
      last_problem: lastProblemOf(runs),
      created_at,
    }
  }
}

import type { Queries } from '#database/database'
import { healthOf } from '../domain/health.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { PluginJson } from '../validators/plugin.js'
import { listPluginRuns } from './plugin_runs.js'
import { disabledPlugins } from './plugin_settings.js'

/** Health is what the latest runs say. */
const RUNS_JUDGED = 100

export async function listPlugins(queries: Queries, registry: PluginRegistry): Promise<PluginJson[]> {
  const disabled = await disabledPlugins(queries)
  return Promise.all(registry.plugins.map((plugin) => present(queries, plugin, !disabled.has(plugin.manifest.id))))
}

/** Undefined where there is no such plugin. */
export async function readPlugin(
  queries: Queries,
  registry: PluginRegistry,
  id: string,
): Promise<PluginJson | undefined> {
  const plugin = registry.find(id)
  return plugin && present(queries, plugin, !(await disabledPlugins(queries)).has(id))
}

async function present(queries: Queries, { manifest }: LoadedPlugin, enabled: boolean): Promise<PluginJson> {
  const { id, name, version, description, license, publisher, contributes, permissions } = manifest
  const health = healthOf(await listPluginRuns(queries, id, RUNS_JUDGED))
  const formats =
    contributes.importer?.formats.map((format) => ({ name: format.name, extensions: format.extensions })) ?? []
  return {
    id,
    name,
    version,
    description,
    license,
    publisher: publisher.name,
    kinds: Object.keys(contributes),
    formats,
    permissions,
    enabled,
    health,
  }
}

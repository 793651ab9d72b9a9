import type { Queries } from '#database/database'
import { API_PREFIX } from '#http/operation'
import type { Manifest } from '#sdk'
import { healthOf } from '../domain/health.js'
import { installSentences, riskOf } from '../domain/install_sentences.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { PluginJson } from '../validators/plugin.js'
import { listPluginRuns } from './plugin_runs.js'
import { disabledPlugins } from './plugin_settings.js'

/** Health is what the latest runs say. */
const RUNS_JUDGED = 100

/** Kinds that work for everybody in the same way; of the others nobody knows which one is meant until it is set up. */
const WITHOUT_INSTANCE: ReadonlySet<string> = new Set(['importer', 'categorizer', 'forecaster'])

interface OfTheHousehold {
  disabled: ReadonlySet<string>
  instances: ReadonlyMap<string, number>
}

export async function listPlugins(queries: Queries, registry: PluginRegistry): Promise<PluginJson[]> {
  const household = await readHousehold(queries)
  const plugins: PluginJson[] = []
  for (const plugin of registry.plugins) plugins.push(await present(queries, plugin, household))
  return plugins
}

/** Undefined where there is no such plugin. */
export async function readPlugin(
  queries: Queries,
  registry: PluginRegistry,
  id: string,
): Promise<PluginJson | undefined> {
  const plugin = registry.find(id)
  return plugin && present(queries, plugin, await readHousehold(queries))
}

async function readHousehold(queries: Queries): Promise<OfTheHousehold> {
  const counts = await queries.all<{ plugin_id: string; instances: number }>(
    'SELECT plugin_id, COUNT(*) AS instances FROM plugin_instances GROUP BY plugin_id',
  )
  return {
    disabled: await disabledPlugins(queries),
    instances: new Map(counts.map(({ plugin_id, instances }) => [plugin_id, instances])),
  }
}

async function present(
  queries: Queries,
  { manifest, level, quality = null, icon }: LoadedPlugin,
  { disabled, instances }: OfTheHousehold,
): Promise<PluginJson> {
  const { id, name, version, description, license, publisher, contributes, permissions, settings, schedule } = manifest
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
    icon: icon ? `${API_PREFIX}/plugins/${id}/icon?v=${icon.hash}` : null,
    level,
    kinds: Object.keys(contributes),
    formats,
    contributes,
    settings_schema: settings?.schema ?? null,
    schedule: schedule ?? null,
    permissions,
    sentences: installSentences(manifest),
    risk: riskOf(manifest),
    quality,
    instance_count: instances.get(id) ?? 0,
    needs_instance: needsInstance(manifest),
    enabled: !disabled.has(id),
    health,
  }
}

function needsInstance({ contributes, settings, permissions }: Manifest): boolean {
  const isSetUp = (settings?.schema.required ?? []).length > 0 || permissions.some(({ kind }) => kind !== 'file')
  return isSetUp || Object.keys(contributes).some((kind) => !WITHOUT_INSTANCE.has(kind))
}

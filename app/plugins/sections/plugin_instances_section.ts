import type { Queries } from '#database/database'
import type { SettingsField } from '#sdk'
import { type Entry, instant, json, orNull, RefusedError, someText, whole, yesOrNo } from '#portability/services/fields'
import type { KnownIds } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { readTable, restoreTable } from '#portability/services/table_section'
import { RESTORED, schemaOf } from '../domain/instance_state.js'
import type { PluginRegistry } from '../registry.js'

type Registry = Pick<PluginRegistry, 'find'>

/** What the ids that people picked in settings are ids of in an export. */
const KINDS: Record<NonNullable<SettingsField['x-picker']>, string> = {
  account: 'account',
  category: 'account',
  payee: 'payee',
  tag: 'tag',
  instance: 'plugin_instance',
}

const tableOf = (registry: Registry) => ({
  name: 'plugin_instances',
  table: 'plugin_instances',
  kind: 'plugin_instance',
  fields: {
    plugin_id: someText(),
    title: someText(),
    enabled: yesOrNo(),
    settings: json((told, ids, { plugin_id: plugin }) => settingsHere(registry, String(plugin), told, ids)),
    settings_version: whole(1),
    every_minutes: orNull(whole(1)),
    created_at: instant(),
  },
  fixed: () => ({ state: RESTORED.state, state_reason: RESTORED.reason, grants: '{}' }),
})

/**
 * Settings with the ids that are picked in them. Which these are the plugin's form tells; without the plugin there are none to trust. What
 * else they say is looked at when somebody saves them, which is before they are used.
 */
function settingsHere(registry: Registry, plugin: string, told: unknown, ids: KnownIds): Entry {
  if (typeof told !== 'object' || told === null || Array.isArray(told)) throw new RefusedError('has to be an object')
  const found = registry.find(plugin)
  if (!found) return {}
  const { properties } = schemaOf(found.manifest)
  const here = (value: unknown, kind: string): string[] => {
    const id = ids.find(kind, Number(value))
    return id === undefined ? [] : [String(id)]
  }
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]): [string, unknown][] => {
      const picker = properties[name]?.['x-picker']
      if (!picker) return [[name, value]]
      if (Array.isArray(value)) return [[name, value.flatMap((each) => here(each, KINDS[picker]))]]
      return here(value, KINDS[picker]).map((id) => [name, id])
    }),
  )
}

/**
 * Plugins as they were set up, without what is secret, what they stored and what was agreed to: so they rest until somebody does that
 * again, and what refers to them goes on doing so.
 */
export function pluginInstancesSection(registry: Registry): Section {
  const instances = tableOf(registry)
  return {
    name: instances.name,
    tables: [instances.table],
    scope: 'plugins:read',
    async read(queries) {
      const names = await namesOfSecrets(queries)
      const told = await readTable(queries, instances)
      return told.map((instance) => ({ ...instance, secrets: names.get(instance.id as number) ?? [] }))
    },
    async restore(restoring, entries, first) {
      await restoreTable(restoring, instances, entries, first)
      for (const { title, plugin_id: plugin, secrets } of entries as Entry[])
        restoring.note(
          instances.name,
          restingWords(String(title), secrets, registry.find(String(plugin)) !== undefined),
        )
    },
  }
}

function restingWords(title: string, secrets: unknown, isInstalled: boolean): string {
  if (!isInstalled) return `“${title}” rests: its plugin is not installed here. Install it, and set it up again.`
  const names =
    Array.isArray(secrets) && secrets.length > 0 ? `enter again what is secret (${secrets.join(', ')}) and ` : ''
  return `“${title}” rests: ${names}agree again to what it may do.`
}

/** The names alone: what they stand for is in no export. */
async function namesOfSecrets(queries: Queries): Promise<Map<number, string[]>> {
  const rows = await queries.all<{ instance_id: number; name: string }>(
    'SELECT instance_id, name FROM plugin_secrets ORDER BY instance_id, name',
  )
  const byInstance = Map.groupBy(rows, ({ instance_id: id }) => id)
  return new Map([...byInstance].map(([id, secrets]) => [id, secrets.map(({ name }) => name)]))
}

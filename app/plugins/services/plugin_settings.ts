import type { Queries, Writes } from '#database/database'

/** The plugins that a household has switched off; all others are on. */
export async function disabledPlugins(queries: Queries): Promise<Set<string>> {
  const rows = await queries.all<{ plugin_id: string }>('SELECT plugin_id FROM plugin_settings WHERE enabled = 0')
  return new Set(rows.map(({ plugin_id }) => plugin_id))
}

export async function switchPlugin(writes: Writes, pluginId: string, isEnabled: boolean): Promise<void> {
  const enabled = isEnabled ? 1 : 0
  // Other households may have rows of the same plugin; only a SELECT leaves them out by itself.
  const own = 'SELECT id FROM plugin_settings WHERE plugin_id = ?'
  const changed = await writes.run(`UPDATE plugin_settings SET enabled = ? WHERE id IN (${own})`, [enabled, pluginId])
  if (changed === 0) await writes.insert('plugin_settings', { plugin_id: pluginId, enabled })
}

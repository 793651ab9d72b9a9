import type { Queries, Writes } from '#database/database'
import type { PluginRun } from '../sandbox.js'

export interface StoredRun {
  id: number
  plugin_id: string
  method: string
  /** `ok`, or the code of the failure. */
  outcome: string
  message: string
  cpu_ms: number
  wall_ms: number
  started_at: string
}

/** Enough to see a pattern; older ones tell nothing new. */
const RUNS_KEPT = 500

export async function keepPluginRun(writes: Writes, run: PluginRun): Promise<void> {
  const { plugin_id, method, code, message, cpu_ms, wall_ms, started_at } = run
  await writes.insert('plugin_runs', { plugin_id, method, outcome: code || 'ok', message, cpu_ms, wall_ms, started_at })
  const oldest = 'SELECT id FROM plugin_runs WHERE plugin_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?'
  const beyond = await writes.first<{ id: number }>(oldest, [plugin_id, RUNS_KEPT])
  if (beyond) await writes.run('DELETE FROM plugin_runs WHERE plugin_id = ? AND id <= ?', [plugin_id, beyond.id])
}

/** The latest first. */
export function listPluginRuns(
  queries: Queries,
  pluginId: string,
  limit: number,
  before?: number,
): Promise<StoredRun[]> {
  const columns = 'id, plugin_id, method, outcome, message, cpu_ms, wall_ms, started_at'
  const sql = `SELECT ${columns} FROM plugin_runs WHERE plugin_id = ? AND id < ? ORDER BY id DESC LIMIT ?`
  return queries.all<StoredRun>(sql, [pluginId, before ?? Number.MAX_SAFE_INTEGER, limit])
}

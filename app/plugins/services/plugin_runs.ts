import type { Queries, Writes } from '#database/database'
import type { HostCallRecord, HostTape, TapeEntry } from '../host_tape.js'
import type { Seed } from '../protocol.js'
import type { PluginRun } from '../sandbox.js'

export interface StoredRun {
  id: number
  plugin_id: string
  version: string | null
  instance_id: number | null
  method: string
  /** `ok`, or the code of the failure. */
  outcome: string
  message: string
  cpu_ms: number
  wall_ms: number
  started_at: string
  log: string
  host_killed: number
  /** What the provider asked for. */
  retry_after_ms: number | null
}

/** What it takes to repeat a run. */
export interface Recording {
  request: string
  tape: HostTape
  seed: Seed
}

export interface StoredRecording {
  request: unknown
  seed: Seed
  entries: TapeEntry[]
  is_complete: boolean
}

/** Enough to see a pattern; older ones tell nothing new. */
const RUNS_KEPT = 500
/** Failures that can be repeated, of each instance. */
const RECORDINGS_KEPT = 5
const REQUEST_CHARS_KEPT = 500_000

const COLUMNS =
  'id, plugin_id, version, instance_id, method, outcome, message, cpu_ms, wall_ms, started_at, log, host_killed, retry_after_ms'

/** What a person enters once to connect may be a secret in itself, so that it is not kept. */
const NEVER_RECORDED = new Set(['connector.connect'])

/** Answers the id of the run. Without an instance it is a run of the plugin alone, such as an importer's. */
export async function keepPluginRun(
  writes: Writes,
  run: PluginRun,
  of?: { instanceId: number } & Recording,
): Promise<number> {
  const { plugin_id, version, method, code, message, cpu_ms, wall_ms, started_at, log, host_killed, retry_after_ms } =
    run
  const id = await writes.insert('plugin_runs', {
    plugin_id,
    version,
    method,
    outcome: code || 'ok',
    message,
    cpu_ms,
    wall_ms,
    started_at,
    log,
    host_killed: host_killed ? 1 : 0,
    retry_after_ms,
    instance_id: of?.instanceId ?? null,
    host_calls: JSON.stringify(of?.tape.records ?? []),
    ...(of && code && !NEVER_RECORDED.has(method) ? recorded(of) : {}),
  })
  await forgetOldRuns(writes, plugin_id, of?.instanceId ?? null)
  return id
}

function recorded({ request, tape, seed }: Recording) {
  const isComplete = tape.isComplete && request.length <= REQUEST_CHARS_KEPT
  return {
    request: request.length <= REQUEST_CHARS_KEPT ? request : null,
    tape: JSON.stringify({ seed, entries: tape.entries, is_complete: isComplete }),
  }
}

async function forgetOldRuns(writes: Writes, pluginId: string, instanceId: number | null): Promise<void> {
  const ofWhom = instanceId === null ? 'plugin_id = ? AND instance_id IS NULL' : 'instance_id = ?'
  const whom = instanceId ?? pluginId
  const nth = (condition: string, offset: number) =>
    writes.first<{ id: number }>(
      `SELECT id FROM plugin_runs WHERE ${ofWhom}${condition} ORDER BY id DESC LIMIT 1 OFFSET ${offset}`,
      [whom],
    )
  const beyond = await nth('', RUNS_KEPT)
  // Other households have runs of the same plugin; only a SELECT leaves them out by itself.
  const own = `SELECT id FROM plugin_runs WHERE ${ofWhom} AND id <= ?`
  if (beyond) await writes.run(`DELETE FROM plugin_runs WHERE id IN (${own})`, [whom, beyond.id])
  const unrepeatable = await nth(' AND tape IS NOT NULL', RECORDINGS_KEPT)
  if (unrepeatable)
    await writes.run(`UPDATE plugin_runs SET request = NULL, tape = NULL WHERE id IN (${own}) AND tape IS NOT NULL`, [
      whom,
      unrepeatable.id,
    ])
}

/** The latest first. */
export function listPluginRuns(
  queries: Queries,
  pluginId: string,
  limit: number,
  before?: number,
): Promise<StoredRun[]> {
  const sql = `SELECT ${COLUMNS} FROM plugin_runs WHERE plugin_id = ? AND id < ? ORDER BY id DESC LIMIT ?`
  return queries.all<StoredRun>(sql, [pluginId, before ?? Number.MAX_SAFE_INTEGER, limit])
}

export function listInstanceRuns(
  queries: Queries,
  instanceId: number,
  limit: number,
  before?: number,
): Promise<StoredRun[]> {
  const sql = `SELECT ${COLUMNS} FROM plugin_runs WHERE instance_id = ? AND id < ? ORDER BY id DESC LIMIT ?`
  return queries.all<StoredRun>(sql, [instanceId, before ?? Number.MAX_SAFE_INTEGER, limit])
}

export async function readInstanceRun(
  queries: Queries,
  instanceId: number,
  runId: number,
): Promise<(StoredRun & { host_calls: HostCallRecord[] }) | undefined> {
  const sql = `SELECT ${COLUMNS}, host_calls FROM plugin_runs WHERE instance_id = ? AND id = ?`
  const row = await queries.first<StoredRun & { host_calls: string }>(sql, [instanceId, runId])
  return row && { ...row, host_calls: JSON.parse(row.host_calls) as HostCallRecord[] }
}

/** The latest failure of an instance that can be repeated. */
export async function lastRecording(
  queries: Queries,
  instanceId: number,
): Promise<{ run: StoredRun; recording: StoredRecording } | undefined> {
  const row = await queries.first<StoredRun & { request: string | null; tape: string }>(
    `SELECT ${COLUMNS}, request, tape FROM plugin_runs
     WHERE instance_id = ? AND tape IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [instanceId],
  )
  if (!row) return undefined
  const { request, tape, ...run } = row
  const kept = JSON.parse(tape) as Omit<StoredRecording, 'request'>
  return { run, recording: { ...kept, request: request === null ? null : (JSON.parse(request) as unknown) } }
}

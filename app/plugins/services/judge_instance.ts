import type { Queries } from '#database/database'
import { type JudgedRun, quarantineFor } from '../domain/strikes.js'
import type { StoredInstance } from './instance_rows.js'
import { listInstanceRuns } from './plugin_runs.js'

/** More than a day of an instance that runs as often as it may and fails each time. */
const RUNS_JUDGED = 200

export async function judgedRuns(
  queries: Queries,
  instanceId: number,
): Promise<(JudgedRun & { retry_after_ms: number })[]> {
  const runs = await listInstanceRuns(queries, instanceId, RUNS_JUDGED)
  return runs.map(({ outcome, message, started_at, host_killed, retry_after_ms }) => ({
    outcome,
    message,
    started_at,
    host_killed: host_killed === 1,
    retry_after_ms: retry_after_ms ?? 0,
  }))
}

/** Why an instance is to be stopped after its latest runs; null where it may go on. */
export async function judgeInstance(queries: Queries, instance: StoredInstance, now: string): Promise<string | null> {
  return quarantineFor(await judgedRuns(queries, instance.id), now, instance.released_at ?? '')
}

import { shiftInstant } from '#core/clock'
import type { Writes } from '#database/database'
import type { JobReport } from '../define_job.js'
import { type Failure, type RetryPolicy, waitAfter } from '../domain/retry.js'
import type { ClaimedJob } from './claim_jobs.js'

export type Ending =
  | { outcome: 'done'; report: JobReport }
  | { outcome: 'failed' | 'lost'; failure: Failure; retry: RetryPolicy }
  /** The server stops; the attempt does not count. */
  | { outcome: 'returned' }

const MESSAGE_MAX = 500

/** Keeps how a run ended and what becomes of its job. False when the job was somebody else's by then; then nothing is kept. */
export async function endRun(writes: Writes, job: ClaimedJob, ending: Ending, now: string): Promise<boolean> {
  const next = nextState(job, ending, now)
  const moved = await writes.run(
    `UPDATE jobs SET state = ?, run_at = COALESCE(?, run_at), attempts = attempts - ?, lease_until = NULL
     WHERE id = ? AND run_id = ? AND state = 'running'`,
    [next.state, next.runAt, ending.outcome === 'returned' ? 1 : 0, job.id, job.runId],
  )
  if (moved === 0) return false
  if (ending.outcome === 'done') await dropGivenUp(writes, job)
  const { code, message, counts } = toldBy(ending)
  await writes.run(
    `UPDATE job_runs SET outcome = ?, finished_at = ?, duration_ms = ?, code = ?, message = ?, counts = ? WHERE id = ?`,
    [
      ending.outcome,
      now,
      Math.max(0, Date.parse(now) - Date.parse(job.startedAt)),
      code,
      message.slice(0, MESSAGE_MAX),
      JSON.stringify(counts),
      job.runId,
    ],
  )
  return true
}

/** What is done on a schedule is the same each time, so a run that went well makes up for earlier ones that were given up. */
async function dropGivenUp(writes: Writes, { id, name, householdId, askedBy }: ClaimedJob): Promise<void> {
  if (askedBy === 'program') return
  await writes.run(
    `DELETE FROM jobs WHERE name = ? AND state = 'dead' AND asked_by <> 'program' AND COALESCE(household_id, 0) = ? AND id < ?`,
    [name, householdId ?? 0, id],
  )
}

function nextState(job: ClaimedJob, ending: Ending, now: string): { state: string; runAt: string | null } {
  if (ending.outcome === 'done') return { state: 'done', runAt: null }
  if (ending.outcome === 'returned') return { state: 'waiting', runAt: null }
  const wait = waitAfter(ending.failure, job.attempt, ending.retry, spreadOf(job.id))
  return wait === null ? { state: 'dead', runAt: null } : { state: 'waiting', runAt: shiftInstant(now, wait) }
}

/** From 0 to 1, as good as random for neighbouring ids. */
function spreadOf(id: number): number {
  return (id * 0.618_033_988_75) % 1
}

function toldBy(ending: Ending): { code: string; message: string; counts: Record<string, number> } {
  if (ending.outcome === 'done')
    return { code: '', message: ending.report.message ?? '', counts: ending.report.counts ?? {} }
  if (ending.outcome === 'returned') return { code: '', message: 'Florin was stopped; the job waits.', counts: {} }
  return { code: ending.failure.code, message: ending.failure.message, counts: {} }
}

import { shiftInstant } from '#core/clock'
import type { Queries, Writes } from '#database/database'
import type { JobDefinition } from '../define_job.js'
import type { AskedBy } from './enqueue_job.js'

/** How long a job is somebody's without a sign of life. */
export const LEASE_SECONDS = 30

export interface ClaimedJob {
  id: number
  runId: number
  name: string
  householdId: number | null
  askedBy: AskedBy
  payload: Record<string, unknown>
  attempt: number
  startedAt: string
}

interface ClaimedRow {
  id: number
  name: string
  household_id: number | null
  payload: string
  asked_by: AskedBy
  attempts: number
}

/** First key of the advisory locks that let one worker at a time count and claim the jobs of a name. */
const NAME_LOCK = 0x666c6f6a

/** On SQLite whoever writes is alone. On PostgreSQL rows that another transaction holds are passed over instead of waited for. */
export function heldByUs({ dialect }: Queries): string {
  return dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : ''
}

/** The names of which something is due. */
export async function dueNames(queries: Queries, now: string): Promise<string[]> {
  const rows = await queries.all<{ name: string }>(
    "SELECT DISTINCT name FROM jobs WHERE state = 'waiting' AND run_at <= ?",
    [now],
  )
  return rows.map(({ name }) => name)
}

/** Takes up to `most` due jobs of a definition, the longest due first, within what may run of it over all servers. */
export async function claimJobs(
  writes: Writes,
  { name, concurrency }: JobDefinition,
  most: number,
  now: string,
  leaseSeconds = LEASE_SECONDS,
): Promise<ClaimedJob[]> {
  if (writes.dialect === 'postgres') await writes.all(`SELECT pg_advisory_xact_lock(${NAME_LOCK}, hashtext(?))`, [name])
  const running = await writes.first<{ count: number }>(
    "SELECT COUNT(*) AS count FROM jobs WHERE name = ? AND state = 'running'",
    [name],
  )
  const free = Math.min(most, concurrency - running!.count)
  if (free <= 0) return []
  const rows = await writes.all<ClaimedRow>(
    `UPDATE jobs SET state = 'running', lease_until = ?, attempts = attempts + 1
     WHERE id IN (SELECT id FROM jobs WHERE name = ? AND state = 'waiting' AND run_at <= ?
                  ORDER BY run_at, id LIMIT ? ${heldByUs(writes)})
     RETURNING id, name, household_id, payload, asked_by, attempts`,
    [shiftInstant(now, leaseSeconds), name, now, free],
  )
  const claimed: ClaimedJob[] = []
  for (const row of rows) claimed.push(await startRun(writes, row, now))
  return claimed
}

/** The run's id is the proof of the claim: who comes back with another one has lost the job. */
async function startRun(writes: Writes, row: ClaimedRow, now: string): Promise<ClaimedJob> {
  const { id, name, household_id: householdId, asked_by: askedBy, attempts: attempt } = row
  const runId = await writes.insert('job_runs', {
    job_id: id,
    household_id: householdId,
    name,
    asked_by: askedBy,
    attempt,
    started_at: now,
  })
  await writes.run('UPDATE jobs SET run_id = ? WHERE id = ?', [runId, id])
  const payload = JSON.parse(row.payload) as Record<string, unknown>
  return { id, runId, name, householdId, askedBy, payload, attempt, startedAt: now }
}

/** Prolongs the leases of runs; answers those that are still the caller's. */
export async function renewLeases(
  writes: Writes,
  runIds: readonly number[],
  now: string,
  leaseSeconds = LEASE_SECONDS,
): Promise<Set<number>> {
  const ours = new Set<number>()
  for (const runId of runIds) {
    const renewed = await writes.run("UPDATE jobs SET lease_until = ? WHERE run_id = ? AND state = 'running'", [
      shiftInstant(now, leaseSeconds),
      runId,
    ])
    if (renewed === 1) ours.add(runId)
  }
  return ours
}

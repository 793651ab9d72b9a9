import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { type Failure, JOB_LOST, RETRY_DEFAULT } from '../domain/retry.js'
import type { JobRegistry } from '../job_registry.js'
import { heldByUs } from './claim_jobs.js'
import { endRun } from './end_run.js'
import type { AskedBy } from './enqueue_job.js'

interface LostRow {
  id: number
  run_id: number
  name: string
  household_id: number | null
  asked_by: AskedBy
  attempts: number
  started_at: string
}

const FAILURE: Failure = { code: JOB_LOST, message: 'The process that ran it died, or did not answer.', status: 0 }

/** Frees the jobs whose process gave no sign of life for the length of a lease. One that kills every process is given up in the end. */
export class TakeBackLostJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
  ) {}

  async handle(): Promise<number> {
    const now = this.clock.now()
    const lost = "FROM jobs WHERE state = 'running' AND lease_until < ?"
    const any = await this.database.systemRead((queries) => queries.first(`SELECT id ${lost} LIMIT 1`, [now]))
    if (!any) return 0
    return this.database.systemWrite(async (writes) => {
      const rows = await writes.all<LostRow>(
        `SELECT id, run_id, name, household_id, asked_by, attempts,
                (SELECT started_at FROM job_runs r WHERE r.id = jobs.run_id) AS started_at ${lost} ${heldByUs(writes)}`,
        [now],
      )
      for (const row of rows) await this.#takeBack(writes, row, now)
      return rows.length
    })
  }

  async #takeBack(writes: Writes, row: LostRow, now: string): Promise<void> {
    const { id, run_id: runId, name, household_id: householdId, asked_by: askedBy } = row
    const { attempts: attempt, started_at: startedAt } = row
    const retry = this.registry.find(name)?.retry ?? RETRY_DEFAULT
    const job = { id, runId, name, householdId, askedBy, payload: {}, attempt, startedAt }
    await endRun(writes, job, { outcome: 'lost', failure: FAILURE, retry }, now)
  }
}

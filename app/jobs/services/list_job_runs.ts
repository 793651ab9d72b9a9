import { needs } from '#core/needs'
import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Value } from '#database/database'

export interface JobRunRow {
  id: number
  name: string
  household_id: number | null
  asked_by: 'schedule' | 'person' | 'program'
  attempt: number
  outcome: 'running' | 'done' | 'failed' | 'lost' | 'returned'
  started_at: string
  finished_at: string | null
  duration_ms: number | null
  code: string
  message: string
  counts: string
  /** 1 when it is the last run of a job that was given up. */
  can_replay: number
}

/** The newest first. */
@needs('florin.database')
export class ListJobRuns {
  constructor(private readonly database: Database) {}

  async handle(filter: { job?: string; cursor?: string; limit?: number }): Promise<Page<JobRunRow>> {
    const limit = filter.limit ?? PAGE_LIMIT_DEFAULT
    const [before] = decodeCursor(filter.cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    const ofJob = filter.job === undefined ? '' : 'r.name = ? AND'
    const params: Value[] = [...(filter.job === undefined ? [] : [filter.job]), Number(before), limit + 1]
    const rows = await this.database.systemRead((queries) =>
      queries.all<JobRunRow>(
        `SELECT r.id, r.name, r.household_id, r.asked_by, r.attempt, r.outcome, r.started_at, r.finished_at, r.duration_ms,
                r.code, r.message, r.counts, CASE WHEN j.state = 'dead' AND j.run_id = r.id THEN 1 ELSE 0 END AS can_replay
         FROM job_runs r LEFT JOIN jobs j ON j.id = r.job_id
         WHERE ${ofJob} r.id < ? ORDER BY r.id DESC LIMIT ?`,
        params,
      ),
    )
    return pageOf(rows, limit, (row) => [row.id])
  }
}

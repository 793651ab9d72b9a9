import type { Clock } from '#core/clock'
import type { Database, Queries, Writes } from '#database/database'
import type { JobDefinition } from '../define_job.js'
import { dueNow } from '../domain/due.js'
import type { JobRegistry } from '../job_registry.js'
import { enqueueJob } from './enqueue_job.js'

interface ScheduleRow {
  name: string
  schedule: string
  next_run_at: string
}

/**
 * Makes the jobs whose time has come. The schedule's row moves on in the transaction that makes the job, and only for the one that
 * moves it, so two servers that plan at the same time make one job.
 */
export class PlanDueJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
  ) {}

  /** Answers how many jobs it made. */
  async handle(): Promise<number> {
    const now = this.clock.now()
    const rows = await this.database.systemRead(schedulesOf)
    const scheduled = this.registry.definitions.filter(({ schedule }) => schedule !== null)
    const changed = scheduled.filter((definition) => {
      const row = rows.get(definition.name)
      return !row || row.schedule !== definition.every || row.next_run_at <= now
    })
    if (changed.length === 0) return 0
    return this.database.systemWrite(async (writes) => {
      let made = 0
      for (const definition of changed) made += await this.#plan(writes, definition, rows.get(definition.name), now)
      return made
    })
  }

  async #plan(writes: Writes, definition: JobDefinition, row: ScheduleRow | undefined, now: string): Promise<number> {
    const { name, every } = definition
    const schedule = definition.schedule!
    if (!row || row.schedule !== every) {
      await writes.run(
        `INSERT INTO job_schedules (name, schedule, next_run_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET schedule = excluded.schedule, next_run_at = excluded.next_run_at`,
        [name, every, schedule(now)],
      )
      return 0
    }
    const due = dueNow(row.next_run_at, now, schedule, definition.missed)
    if (!due) return 0
    const moved = await writes.run(
      'UPDATE job_schedules SET next_run_at = ?, last_due_at = ? WHERE name = ? AND next_run_at = ?',
      [due.nextRunAt, row.next_run_at, name, row.next_run_at],
    )
    return moved === 1 && due.run ? enqueueDefined(writes, definition, 'schedule', now) : 0
  }
}

async function schedulesOf(queries: Queries): Promise<Map<string, ScheduleRow>> {
  const rows = await queries.all<ScheduleRow>('SELECT name, schedule, next_run_at FROM job_schedules')
  return new Map(rows.map((row) => [row.name, row]))
}

/**
 * Makes the job of a definition, or one for each household. Where one is waiting or at work already another would only do the same
 * again. Answers how many it made.
 */
export async function enqueueDefined(
  writes: Writes,
  { name, each }: JobDefinition,
  askedBy: 'schedule' | 'person',
  now: string,
): Promise<number> {
  const pending = await writes.all<{ household_id: number | null }>(
    "SELECT household_id FROM jobs WHERE name = ? AND state IN ('waiting', 'running')",
    [name],
  )
  const busy = new Set(pending.map(({ household_id: id }) => id))
  const households = each === 'instance' ? [null] : await householdIds(writes)
  const free = households.filter((id) => !busy.has(id))
  for (const householdId of free) await enqueueJob(writes, { name, householdId, askedBy }, now)
  return free.length
}

async function householdIds(queries: Queries): Promise<number[]> {
  const rows = await queries.all<{ id: number }>('SELECT id FROM households ORDER BY id')
  return rows.map(({ id }) => id)
}

import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import type { Database } from '#database/database'
import { defineJob, type JobContext, type JobReport } from '#jobs/define_job'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker, type JobWorkerParts } from '#jobs/job_worker'
import { enqueueJob, type JobDraft } from '#jobs/services/enqueue_job'
import { PlanDueJobs } from '#jobs/services/plan_due_jobs'

type Options = Parameters<typeof defineJob>[0]

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

let names = 0

/** A job with a name that no other test uses. */
export function makeJob(
  handle: (context: JobContext) => Promise<JobReport | void> | JobReport | void,
  options: Partial<Options> = {},
) {
  const name = `test.job_${[...String(++names)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  return defineJob({ name, title: name, timeout_ms: 5_000, ...options, handle: async (context) => handle(context) })
}

export type MadeJob = ReturnType<typeof makeJob>

/** A queue with a clock that stands still, on the database of the run. Nothing runs until `worker.drain()`. */
export async function makeQueue(jobs: MadeJob[], parts: Partial<JobWorkerParts> = {}) {
  const database = parts.database ?? (await app.container.make('florin.database'))
  const clock = new FixedClock('2026-03-31T12:00:00.000Z')
  const registry = new JobRegistry(jobs)
  const worker = new JobWorker({ database, clock, registry, logger: quiet, ...parts })
  return {
    database,
    clock,
    worker,
    plan: new PlanDueJobs(database, clock, registry),
    enqueue: (draft: JobDraft) => database.systemWrite((writes) => enqueueJob(writes, draft, clock.now())),
  }
}

/** Runs what waits of one of Florin's own jobs, and of no other. */
export async function workOff(name: string): Promise<void> {
  const { jobs } = await import('#start/jobs')
  const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
  const registry = new JobRegistry(jobs.filter((job) => job.name === name))
  await new JobWorker({ database, clock, registry, logger: quiet }).drain()
}

export interface JobRow {
  id: number
  state: string
  attempts: number
  run_at: string
  household_id: number | null
  asked_by: string
}

export function jobsOf(database: Database, { name }: MadeJob): Promise<JobRow[]> {
  return database.systemRead((queries) => queries.all<JobRow>('SELECT * FROM jobs WHERE name = ? ORDER BY id', [name]))
}

export interface RunRow {
  id: number
  attempt: number
  outcome: string
  code: string
  message: string
  counts: string
}

export function runsOf(database: Database, { name }: MadeJob): Promise<RunRow[]> {
  return database.systemRead((queries) =>
    queries.all<RunRow>('SELECT * FROM job_runs WHERE name = ? ORDER BY id', [name]),
  )
}

import type { Infer } from '@vinejs/vine/types'
import type { ListedJob } from '../services/list_jobs.js'
import type { jobListValidator } from '../validators/jobs.js'

type Jobs = Infer<typeof jobListValidator>

export function toJobs(jobs: ListedJob[]): Jobs {
  return { data: jobs.map(toJob) }
}

function toJob({ definition, nextRunAt, lastRun, counts }: ListedJob): Jobs['data'][number] {
  return {
    name: definition.name,
    title: definition.title,
    schedule: definition.every,
    next_run_at: nextRunAt,
    last_run: lastRun && {
      at: lastRun.at,
      outcome: lastRun.outcome,
      duration_ms: lastRun.duration_ms,
      code: lastRun.code || null,
      message: lastRun.message,
    },
    waiting: counts.waiting,
    running: counts.running,
    failed: counts.dead,
  }
}

import type { Infer } from '@vinejs/vine/types'
import type { Page } from '#core/pagination'
import type { JobRegistry } from '../job_registry.js'
import type { JobRunRow } from '../services/list_job_runs.js'
import type { jobRunListValidator } from '../validators/jobs.js'

type JobRuns = Infer<typeof jobRunListValidator>

export function toJobRuns({ data, next_cursor }: Page<JobRunRow>, registry: JobRegistry): JobRuns {
  return { data: data.map((row) => toJobRun(row, registry)), next_cursor }
}

/** A job that an earlier version knew has no title any more. */
function toJobRun(
  { name, code, counts, can_replay, ...run }: JobRunRow,
  registry: JobRegistry,
): JobRuns['data'][number] {
  return {
    ...run,
    job: { name, title: registry.find(name)?.title ?? name },
    code: code || null,
    counts: JSON.parse(counts) as Record<string, number>,
    can_replay: can_replay === 1,
  }
}

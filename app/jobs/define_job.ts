import type { Missed } from './domain/due.js'
import { RETRY_DEFAULT, type RetryPolicy } from './domain/retry.js'
import { parseSchedule, type Schedule } from './domain/schedule.js'

export interface JobContext {
  payload: Record<string, unknown>
  /** Null for what concerns the whole instance. */
  householdId: number | null
  /**
   * The same for every attempt of a job and for no other job. A job runs at least once, and again when its process died before it could
   * say that it was done; a step that must happen once is remembered under this key.
   */
  idempotencyKey: string
  /** 1 for the first. */
  attempt: number
  /** Aborts when the time is up, when the server stops, or when somebody else has taken the job over. */
  signal: AbortSignal
}

/** What a run tells of itself for the history. */
export interface JobReport {
  /** A sentence, where counts alone do not say it. */
  message?: string
  counts?: Record<string, number>
}

interface JobOptions {
  /** `domain.verb_phrase`, for ever: rows name it. */
  name: string
  /** For the jobs page: “Check the ledger”. */
  title: string
  /** `15m`, or cron fields in UTC; see domain/schedule.ts. Without one it runs when it is enqueued. */
  every?: string
  /** `household` makes a schedule start one job for each household. */
  each?: 'instance' | 'household'
  missed?: Missed
  timeout_ms: number
  /** How many of its name run at the same time, over all servers. */
  concurrency?: number
  retry?: Partial<RetryPolicy>
  handle(context: JobContext): Promise<JobReport | void>
}

export interface JobDefinition extends Required<Omit<JobOptions, 'every' | 'retry'>> {
  every: string | null
  schedule: Schedule | null
  retry: RetryPolicy
}

/** Declares a job. A schedule or limit that makes no sense stops the start of the server, not the first run. */
export function defineJob(options: JobOptions): JobDefinition {
  const { name, every = null, timeout_ms, concurrency = 1 } = options
  if (!/^[a-z]+(\.[a-z_]+)+$/.test(name)) throw new Error(`"${name}" is no name for a job; "domain.verb_phrase" is.`)
  if (!(timeout_ms > 0 && concurrency >= 1)) throw new Error(`The job "${name}" could never run.`)
  return {
    ...options,
    every,
    schedule: every === null ? null : parseSchedule(every),
    each: options.each ?? 'instance',
    missed: options.missed ?? 'run-once',
    concurrency,
    retry: { ...RETRY_DEFAULT, ...options.retry },
  }
}

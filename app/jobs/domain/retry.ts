/** A failed attempt, as it is kept. */
export interface Failure {
  /** Stable, such as `E_DATABASE_BUSY`; what is done about it depends on it. */
  code: string
  message: string
  /** The HTTP status the failure would have; 0 where it has none. */
  status: number
  /** Set by who knows when it makes sense to try again. */
  retryAfterSeconds?: number
}

export interface RetryPolicy {
  /** How often it is tried in all. */
  attempts: number
  /** The wait after the first failure; each further one doubles it. */
  first_wait_seconds: number
  /** Codes after which trying again is no use. */
  never?: readonly string[]
}

export const RETRY_DEFAULT: RetryPolicy = { attempts: 5, first_wait_seconds: 30 }
export const WAIT_SECONDS_MAX = 6 * 3600

/** Codes of failures that jobs themselves cannot have. */
export const JOB_LOST = 'E_JOB_LOST'
export const DATABASE_BUSY = 'E_DATABASE_BUSY'

/** What passes by itself, with the wait after the first of them. */
const PASSING: Record<string, number> = { [JOB_LOST]: 0, [DATABASE_BUSY]: 2 }
/** Refusals that time may lift: timeout, conflict, locked, too early, too many. The other 4xx are final. */
const LIFTED_BY_TIME = new Set([408, 409, 423, 425, 429])

/**
 * How long to wait before the next attempt; null when there is none. `spread`, from 0 to 1, keeps jobs that failed together from
 * coming back together: it adds up to a quarter.
 */
export function waitAfter(failure: Failure, attempt: number, policy: RetryPolicy, spread: number): number | null {
  if (attempt >= policy.attempts || isFinal(failure, policy)) return null
  const first = PASSING[failure.code] ?? policy.first_wait_seconds
  const wait = first * 2 ** (attempt - 1) * (1 + spread / 4)
  return Math.min(Math.max(wait, failure.retryAfterSeconds ?? 0), WAIT_SECONDS_MAX)
}

function isFinal({ code, status }: Failure, policy: RetryPolicy): boolean {
  if (policy.never?.includes(code)) return true
  return status >= 400 && status < 500 && !LIFTED_BY_TIME.has(status)
}

import { RETRY_DEFAULT, type RetryPolicy } from '#jobs/domain/retry'

/** Three hours in all. A receiver that is away for longer is sent what it missed by a person. */
export const WEBHOOK_RETRY: RetryPolicy = { ...RETRY_DEFAULT, attempts: 10, first_wait_seconds: 20 }

const DAY_MS = 86_400_000
const FAILING_DAYS_MAX = 5
const GIVEN_UP_MIN = 3

/** Whether a webhook that gave up one more message has failed for so long that nobody listens there any more. */
export function isBeyondHope(failingSince: string, givenUp: number, now: string): boolean {
  return givenUp >= GIVEN_UP_MIN && Date.parse(now) - Date.parse(failingSince) >= FAILING_DAYS_MAX * DAY_MS
}

export type Verdict = 'taken' | 'later' | 'gone' | 'loop'

/** What an answer means. A receiver may be set up wrongly for a while, so a refusal is not the end; 410 and 508 are. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 410) return 'gone'
  return status === 508 ? 'loop' : 'later'
}

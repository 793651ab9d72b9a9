import type { Schedule } from './schedule.js'

/**
 * What to do about a time that passed while nobody was there to see it, because Florin was off: run once now, however many times it
 * was, or let it be until the next one.
 */
export type Missed = 'run-once' | 'skip'

/** The clock ticks once a minute and a start takes a while; what is later than this was missed. */
const LATE_SECONDS = 120

export interface Due {
  run: boolean
  nextRunAt: string
}

/** Null while the time has not come. */
export function dueNow(nextRunAt: string, now: string, schedule: Schedule, missed: Missed): Due | null {
  if (nextRunAt > now) return null
  const lateSeconds = (Date.parse(now) - Date.parse(nextRunAt)) / 1000
  return { run: missed === 'run-once' || lateSeconds <= LATE_SECONDS, nextRunAt: schedule(now) }
}

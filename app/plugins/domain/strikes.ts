import { shiftInstant } from '#core/clock'

/** A run of an instance, as it is judged. */
export interface JudgedRun {
  /** `ok`, or the code of the failure. */
  outcome: string
  message: string
  started_at: string
  host_killed: boolean
}

const DAY_S = 86_400
const STRIKES_A_DAY = 5
const HOSTS_KILLED_A_DAY = 2
const MINUTE_MS = 60_000
const BACK_OFF_MS = [1, 5, 15, 60, 360].map((minutes) => minutes * MINUTE_MS)
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS
/** A fifth more or less, so that what failed together is not tried together. */
const JITTER = 0.2

const STRIKES = /^(internal|limit_exceeded\/(cpu|memory|calls|output))$/
const PASSING = /^(transient|rate_limited|limit_exceeded\/(wall|quota)|host_unavailable)$/

/** Breaking its word or a limit is the plugin's own fault. What took too long usually waited for others, so it is not. */
export function isStrike(outcome: string): boolean {
  return STRIKES.test(outcome)
}

/** Whether the same call may well succeed later. */
export function mayPass(outcome: string): boolean {
  return PASSING.test(outcome)
}

/**
 * Why an instance is to be stopped after its runs, the latest first; null where it may go on. `since` is when somebody last released it
 * from quarantine: what was before is forgiven.
 */
export function quarantineFor(runs: readonly JudgedRun[], now: string, since = ''): string | null {
  const from = [shiftInstant(now, -DAY_S), since].sort().at(-1)!
  const recent = runs.filter(({ started_at }) => started_at >= from)
  const kills = recent.filter(({ host_killed }) => host_killed)
  if (kills.length >= HOSTS_KILLED_A_DAY) return `It brought its host down ${kills.length} times: ${kills[0]!.message}`
  const strikes = recent.filter(({ outcome }) => isStrike(outcome))
  if (strikes.length >= STRIKES_A_DAY) return `It failed ${strikes.length} times within a day: ${strikes[0]!.message}`
  return null
}

/**
 * How long to wait before an instance runs by itself again, in milliseconds; 0 where nothing passing stands in the way. The longer the
 * row of failures that may pass, the longer; `retry_after_ms` is what the provider asked for, `roll` a number from 0 to 1.
 */
export function backOffAfter(
  runs: readonly JudgedRun[],
  { roll, retry_after_ms = 0 }: { roll: number; retry_after_ms?: number },
): number {
  const end = runs.findIndex(({ outcome }) => !mayPass(outcome))
  const failures = end === -1 ? runs.length : end
  if (failures === 0) return 0
  const planned = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1]!
  const spread = planned * (1 + JITTER * (2 * roll - 1))
  return Math.round(Math.min(Math.max(spread, retry_after_ms), LONGEST_WAIT_MS))
}

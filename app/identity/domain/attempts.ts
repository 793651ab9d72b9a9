/** How many failures within the window are forgiven, by e-mail address and by network address. */
export const FAILURES_MAX = { email: 10, ip: 30 } as const
export const WINDOW_SECONDS = 15 * 60
/** For so long one can look up who tried. */
export const ATTEMPTS_KEPT_SECONDS = 30 * 24 * 3600

export interface Failures {
  count: number
  /** The instant of the earliest of the last `FAILURES_MAX`; when it leaves the window, one more attempt is free. */
  oldest: string | null
}

/** Seconds until another attempt may be made; 0 when it may be made now. */
export function secondsToWait(failures: Failures, limit: number, now: string): number {
  if (failures.count < limit || failures.oldest === null) return 0
  return Math.max(1, Math.ceil((Date.parse(failures.oldest) - Date.parse(now)) / 1000) + WINDOW_SECONDS)
}

import { shiftInstant } from '#core/clock'
import type { Manifest } from '#sdk'

const MINUTE = 60
/** Waits after failures in a row that may pass by themselves; the last one is kept. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 360]
/** Part of a wait that is left to chance, so that not all instances of a provider come back at the same moment. */
const JITTER = 0.2

/** How often an instance runs by itself; null for plugins that never do. What a person chose is not below the plugin's least. */
export function minutesBetweenRuns(manifest: Manifest, chosen: number | null): number | null {
  if (!manifest.schedule) return null
  return Math.max(chosen ?? manifest.schedule.default_minutes, manifest.schedule.least_minutes)
}

/**
 * When an instance runs next. After `failures` in a row it comes back sooner than usual, then later and later, but never later than it
 * would have run anyway. `chance` is between 0 and 1.
 */
export function nextRunAt(now: string, everyMinutes: number, failures: number, chance: number): string {
  if (failures === 0) return shiftInstant(now, everyMinutes * MINUTE)
  const wait = BACK_OFF_MINUTES[Math.min(failures, BACK_OFF_MINUTES.length) - 1]!
  const seconds = Math.min(wait, everyMinutes) * MINUTE
  return shiftInstant(now, Math.round(seconds * (1 + JITTER * chance)))
}

/** Failures that may pass by themselves; the others wait for a person or for the next usual time. */
export function isPassing(code: string): boolean {
  return (
    code === 'transient' || code === 'rate_limited' || code === 'host_unavailable' || code === 'limit_exceeded/wall'
  )
}

import { shiftInstant } from '#core/clock'
import type { Manifest } from '#sdk'

const MINUTE_MS = 60_000

/** How often an instance runs by itself; null for plugins that never do. What a person chose is not below the plugin's least. */
export function minutesBetweenRuns(manifest: Manifest, chosen: number | null): number | null {
  if (!manifest.schedule) return null
  return Math.max(chosen ?? manifest.schedule.default_minutes, manifest.schedule.least_minutes)
}

/**
 * When an instance runs next. After failures that may pass it comes back sooner than usual (`back_off_ms` is not 0 then), but never
 * before the provider wants it to.
 */
export function nextRunAt(
  now: string,
  everyMinutes: number,
  { back_off_ms, retry_after_ms }: { back_off_ms: number; retry_after_ms: number },
): string {
  const usual = everyMinutes * MINUTE_MS
  const wait = back_off_ms === 0 ? usual : Math.max(Math.min(back_off_ms, usual), retry_after_ms)
  return shiftInstant(now, Math.round(wait / 1_000))
}

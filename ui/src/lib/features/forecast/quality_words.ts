import type { ForecastQuality } from '#lib/api/forecast.ts'

/** What tests on the past gave, as people say it: "8 of 10 days". Null where nothing could be tested. */
export function qualityWords(quality: ForecastQuality | null, unit: 'days' | 'months'): string | null {
  if (!quality || quality.tested === 0) return null
  if (quality.tested <= 12) return `${quality.within} of ${quality.tested} ${unit}`
  return `${Math.round((10 * quality.within) / quality.tested)} of 10 ${unit}`
}

/** A band that held much less than it should is worth a word of warning. */
export function isPoor(quality: ForecastQuality | null): boolean {
  return quality !== null && quality.tested >= 10 && quality.within / quality.tested < 0.65
}

import type { Model } from './model.js'
import { lineThrough, mean } from './statistics.js'

const YEAR = 12
const YEARS_THAT_COUNT = 4

/** What the last twelve months were on average, and what each month usually differs from its year by. */
export function sameMonths(values: Float64Array): Model {
  return {
    name: 'same months of earlier years',
    continueFrom(known, horizon, into) {
      const years = Math.min(YEARS_THAT_COUNT, Math.floor(known / YEAR))
      into.fill(mean(values, known - YEAR, known), 0, horizon)
      for (let from = known - YEAR * years; from < known; from += YEAR) {
        const usual = mean(values, from, from + YEAR)
        for (let ahead = 0; ahead < horizon; ahead++)
          into[ahead] = into[ahead]! + (values[from + (ahead % YEAR)]! - usual) / years
      }
    },
  }
}

/** The straight line through all that is known. */
export function longRun(values: Float64Array): Model {
  return {
    name: 'long run',
    continueFrom(known, horizon, into) {
      const { start, slope } = lineThrough(values, known)
      for (let ahead = 0; ahead < horizon; ahead++) into[ahead] = start + slope * (known + ahead)
    },
  }
}

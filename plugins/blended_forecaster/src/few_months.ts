import { errorsBySteps } from './back_test.js'
import { reachOf } from './bands.js'
import { blend, describeBlend } from './blend.js'
import { fitSmoothing } from './fit_smoothing.js'
import type { Model } from './model.js'
import type { Outlook } from './outlook.js'
import { mean } from './statistics.js'

/** So few values say little of how far off one may be. */
const CAUTION = { start: 1.3, step: 0.03 }

/** Less than a year and a bit knows neither seasons nor trends: a level, between what was lately and what was all the time. */
export function forecastFewMonths(values: Float64Array, horizon: number): Outlook {
  const average: Model = {
    name: 'average',
    continueFrom: (known, ahead, into) => void into.fill(mean(values, 0, known), 0, ahead),
  }
  const models = [average, fitSmoothing(values, { trend: 'none', season: 'none', error: 'added' })]
  const origins = Array.from({ length: values.length - 2 }, (_, at) => at + 2)
  const found = blend(models, values, { origins, horizon })
  const errors = errorsBySteps(found.past, values, (value) => value)
  return {
    points: found.points,
    method: describeBlend(found),
    bandsOf(level) {
      const { below, above } = reachOf(errors, level, CAUTION, true)
      return {
        lower: found.points.map((point, step) => point - below[step]!),
        upper: found.points.map((point, step) => point + above[step]!),
      }
    },
  }
}

import { errorsBySteps } from './back_test.js'
import { reachOf } from './bands.js'
import { blend, describeBlend } from './blend.js'
import { fitSmoothing } from './fit_smoothing.js'
import { mapped, type Model } from './model.js'
import type { Outlook } from './outlook.js'
import { decompose } from './seasons.js'
import { fitTheta } from './theta.js'
import { workingDayEffect } from './working_days.js'

const YEAR = 12
/** The same method on the same series: what it finds roughly is enough beside what the first one found. */
const ROUNDS_AGAIN = 25
const CAUTION = { start: 1.02, step: 0.016 }
/** Enough to judge by; more cost time and tell little more, since neighbours are alike. */
const ORIGINS = 18

/** Months of amounts that come every month: smoothing and theta, with and without logarithms, blended by how well they did. */
export function forecastMonths(values: Float64Array, start: string, horizon: number): Outlook {
  const isPositive = values.every((value) => value > 0)
  const scaled = isPositive ? (value: number) => Math.log(Math.max(value, Number.MIN_VALUE)) : (value: number) => value
  const unscaled = isPositive ? Math.exp : (value: number) => value
  const { models, hasCalendar } = modelsOf(values, start, horizon, isPositive)
  const origins = originsOf(values.length)
  const found = blend(models, values, { origins, horizon })
  const errors = errorsBySteps(found.past, values, scaled)
  const at = (reach: Float64Array, sign: number) =>
    found.points.map((point, step) => unscaled(scaled(point) + sign * reach[step]!))
  return {
    points: found.points,
    method: describeBlend(found, hasCalendar ? ['working days'] : []),
    bandsOf(level) {
      const { below, above } = reachOf(errors, level, CAUTION, true)
      return { lower: at(below, -1), upper: at(above, 1) }
    },
  }
}

function modelsOf(values: Float64Array, start: string, horizon: number, isPositive: boolean) {
  const curve = isPositive ? values.map(Math.log) : values
  const uncurve = isPositive ? Math.exp : (value: number) => value
  const effect = workingDayEffect(curve, decompose(curve, YEAR).adjusted, start, horizon)
  const even = curve.map((value, at) => value - effect[at]!)
  const seasons = decompose(even, YEAR)
  const { adjusted, figures } = seasons
  // Back-tests ask for months beyond the effect only where nothing came yet to compare with.
  const season = (at: number) => figures[at % YEAR]! + (effect[at] ?? 0)
  const whole = (model: Model) => mapped(model, (value, at) => uncurve(value + season(at)))
  const models = [
    whole(fitTheta(adjusted)),
    whole(fitSmoothing(adjusted, { trend: 'fading', season: 'none', error: 'added' })),
  ]
  if (values.length > 2 * YEAR) {
    const withStates = fitSmoothing(even, { trend: 'fading', season: 'added', error: 'added' }, seasons)
    models.push(mapped(withStates, (value, at) => uncurve(value + (effect[at] ?? 0))))
  }
  if (isPositive) {
    const plain = fitTheta(
      values.map((value, at) => value / Math.exp(season(at))),
      ROUNDS_AGAIN,
    )
    models.push(mapped(plain, (value, at) => Math.max(0, value) * Math.exp(season(at))))
  }
  return { models, hasCalendar: effect.some((each) => each !== 0) }
}

/** The later half of the history, but not before two years have passed, where there are more. */
function originsOf(count: number): number[] {
  const first = Math.min(Math.max(2 * YEAR, count >> 1), Math.max(2, count - YEAR))
  const stride = Math.max(1, Math.ceil((count - first) / ORIGINS))
  const origins: number[] = []
  for (let origin = count - 1; origin >= first; origin -= stride) origins.push(origin)
  return origins
}

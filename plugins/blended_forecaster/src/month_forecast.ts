import { errorsBySteps } from './back_test.js'
import { type Caution, reachOf } from './bands.js'
import { blend, describeBlend } from './blend.js'
import { fitSmoothing } from './fit_smoothing.js'
import { longRun, sameMonths } from './habits_of_years.js'
import { mapped, type Model } from './model.js'
import type { Outlook, Span } from './outlook.js'
import { decompose } from './seasons.js'
import { fitTheta } from './theta.js'
import { workingDayEffect } from './working_days.js'

const YEAR = 12
/** Several of the same kind on the same series: what each finds roughly is enough. */
const ROUNDS = 25
const TRUST = 2.5
const CAUTION = { start: 0.96, step: 0.016 }
const WIDENED_MOST = 1.3
/** Enough to judge by; more cost time and tell little more, since neighbours are alike. */
const ORIGINS = 18

/**
 * Months of amounts that come every month. Models that are wrong in different ways, blended by how well they did, do better than any of
 * them: quick and slow ones, with and without seasons, on logarithms and on roots.
 */
export function forecastMonths(values: Float64Array, span: Span): Outlook {
  const { horizon } = span
  const isPositive = values.every((value) => value > 0)
  const scaled = isPositive ? (value: number) => Math.log(Math.max(value, Number.MIN_VALUE)) : (value: number) => value
  const unscaled = isPositive ? Math.exp : (value: number) => value
  const { models, hasCalendar } = modelsOf(values, span, isPositive)
  const origins = originsOf(values.length)
  const found = blend(models, values, { origins, horizon, trust: TRUST })
  const errors = errorsBySteps(found.past, values, scaled)
  const at = (reach: Float64Array, sign: number) =>
    found.points.map((point, step) => unscaled(scaled(point) + sign * reach[step]!))
  return {
    points: found.points,
    method: describeBlend(found, hasCalendar ? ['working days'] : []),
    bandsOf(level) {
      const { below, above } = reachOf(errors, level, cautionFor(values.length), true)
      return { lower: at(below, -1), upper: at(above, 1) }
    },
  }
}

/** Tests know the figures of the twelve months beforehand, which says the more the fewer years there are. */
function cautionFor(count: number): Caution {
  return { ...CAUTION, start: CAUTION.start * Math.min(WIDENED_MOST, Math.sqrt(count / (count - YEAR))) }
}

function modelsOf(values: Float64Array, span: Span, isPositive: boolean) {
  const curve = isPositive ? values.map(Math.log) : values
  const uncurve = isPositive ? Math.exp : (value: number) => value
  const effect = workingDayEffect(curve, decompose(curve, YEAR).adjusted, span)
  const even = curve.map((value, at) => value - effect[at]!)
  const seasons = decompose(even, YEAR)
  const { adjusted, figures } = seasons
  // Back-tests ask for months beyond the effect only where nothing came yet to compare with.
  const season = (at: number) => figures[at % YEAR]! + (effect[at] ?? 0)
  const whole = (model: Model) => mapped(model, (value, at) => uncurve(value + season(at)))
  const yearly = (model: Model) => mapped(model, (value, at) => uncurve(value + (effect[at] ?? 0)))
  const models = [whole(fitTheta(adjusted, ROUNDS)), yearly(fitTheta(even, ROUNDS))]
  if (isPositive) {
    const roots = fitTheta(
      adjusted.map((value) => Math.exp(value / 2)),
      ROUNDS,
    )
    models.push(mapped(roots, (value, at) => Math.max(0, value) ** 2 * Math.exp(season(at))))
  }
  if (values.length > 2 * YEAR) {
    models.push(yearly(fitSmoothing(even, { trend: 'fading', season: 'added', error: 'added' }, seasons)))
    models.push(yearly(sameMonths(even)), whole(longRun(adjusted)))
  } else models.push(whole(fitSmoothing(adjusted, { trend: 'fading', season: 'none', error: 'added' })))
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

import type { Forecast, Series } from '#sdk'
import { mean } from './accuracy.js'

/** What tests on the past gave: from points of the last year, by what was known then, how much of what came lay within the band. */
export interface BackTestMetrics {
  tested: number
  within: number
  /** Mean absolute error in minor units. */
  mae: number
}

export interface TestPlan {
  /** How many periods apart the tests begin, and how many each looks ahead: every period is judged once. */
  ahead: number
  tests: number
  /** History that a test needs before it. */
  least: number
}

/**
 * Balances: the last twelve months, twenty-three days at a time, so that tests begin on all days of months alike; whole months would always
 * begin before, or always after, what is hard to foretell. Categories: the last twelve months, each from the one before.
 */
export const BALANCE_TESTS: TestPlan = { ahead: 23, tests: 16, least: 60 }
export const CATEGORY_TESTS: TestPlan = { ahead: 1, tests: 12, least: 6 }

/** The same series as it was known at points of the past; the ids say how much was. */
export function pastSeries(series: Series, { ahead, tests, least }: TestPlan): Series[] {
  const past: Series[] = []
  for (let test = 1; test <= tests; test++) {
    const known = series.values.length - test * ahead
    if (known < least) break
    past.push({ ...series, id: `${series.id}@${known}`, values: series.values.slice(0, known) })
  }
  return past
}

/** Undefined where nothing could be tested. */
export function judgePast(
  series: Series,
  plan: TestPlan,
  forecasts: ReadonlyMap<string, Forecast>,
): BackTestMetrics | undefined {
  const errors: number[] = []
  let within = 0
  for (const { id, values } of pastSeries(series, plan)) {
    const forecast = forecasts.get(id)
    const [band] = forecast?.bands ?? []
    if (!forecast || !band) continue
    for (let step = 0; step < plan.ahead; step++) {
      const came = series.values[values.length + step]!
      errors.push(Math.abs(came - forecast.points[step]!))
      if (band.lower[step]! <= came && came <= band.upper[step]!) within++
    }
  }
  return errors.length === 0 ? undefined : { tested: errors.length, within, mae: Math.round(mean(errors)) }
}

import type { Forecast, Series } from '@florin/plugin-sdk'
import { quantileOfLevel } from './normal_quantile.js'

const SEASONS = { month: 12, day: 7 }
const METHODS = { month: 'same month of last year', day: 'same weekday of last week' }
const LEAST_VALUES = 3

/** Repeats the last season. What it would have missed by so far makes the bands: they widen with every season ahead. */
export function forecastSeries({ id, frequency, values }: Series, horizon: number, levels: number[]): Forecast {
  if (values.length < LEAST_VALUES)
    return { id, points: [], bands: [], method: '', unavailable: `It takes at least ${LEAST_VALUES} values.` }
  // Until a season and a little more has passed, the last value is the best that is known.
  const isSeasonal = values.length > SEASONS[frequency] + 1
  const season = isSeasonal ? SEASONS[frequency] : 1
  const points = Array.from({ length: horizon }, (_, ahead) => values[values.length - season + (ahead % season)]!)
  const spread = rootMeanSquare(residuals(values, season))
  const bands = levels.map((level) => {
    const widths = points.map((_, ahead) => quantileOfLevel(level) * spread * Math.sqrt(Math.floor(ahead / season) + 1))
    return {
      level,
      lower: points.map((point, ahead) => point - widths[ahead]!),
      upper: points.map((point, ahead) => point + widths[ahead]!),
    }
  })
  return { id, points, bands, method: isSeasonal ? METHODS[frequency] : 'last value' }
}

function residuals(values: number[], season: number): number[] {
  return values.slice(season).map((value, at) => value - values[at]!)
}

function rootMeanSquare(values: number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
}

import type { Florin } from './florin.js'

/**
 * `values` are counts of minor units, oldest first and without gaps; `start` is `YYYY-MM` or `YYYY-MM-DD` by the frequency.
 *
 * @example
 * const rent: Series = { id: 'rent', frequency: 'month', start: '2025-01', values: [-90_000, -90_000, -95_000] }
 */
export interface Series {
  id: string
  frequency: 'day' | 'month'
  start: string
  values: number[]
  /** `flow`: what came in each period, which it is where nothing is said. `level`: what stood there at its end, such as a balance. */
  measure?: 'flow' | 'level'
}

/**
 * @example
 * const request: ForecastRequest = { series: [], horizon: 12, levels: [0.8] }
 */
export interface ForecastRequest {
  series: Series[]
  /** Periods ahead. */
  horizon: number
  /** Probabilities of the bands, such as `[0.8]`. */
  levels: number[]
  /** Days on which banks rest besides weekends, of the history and ahead, as `YYYY-MM-DD`; absent where nobody knows them. */
  holidays?: string[]
}

/**
 * @example
 * const forecast: Forecast = {
 *   id: 'rent', points: [-95_000], bands: [{ level: 0.8, lower: [-99_000], upper: [-91_000] }], method: 'last value',
 * }
 */
export interface Forecast {
  id: string
  /** One value for each period ahead, in minor units, not rounded. */
  points: number[]
  bands: { level: number; lower: number[]; upper: number[] }[]
  /** Shown to the user: "seasonal naive". */
  method: string
  /** Why there is no forecast; `points` is then empty. */
  unavailable?: string
}

/**
 * Continues series of numbers. It may not look ahead: it is tested on parts of history.
 *
 * @example
 * const forecaster: Forecaster = {
 *   forecast: ({ series, horizon }) => ({
 *     forecasts: series.map(({ id, values }) => ({
 *       id, points: Array(horizon).fill(values.at(-1) ?? 0), bands: [], method: 'last value',
 *     })),
 *   }),
 * }
 */
export interface Forecaster {
  forecast(request: ForecastRequest, florin: Florin): { forecasts: Forecast[] } | Promise<{ forecasts: Forecast[] }>
}

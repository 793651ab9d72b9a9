import type { Florin } from './florin.js'

/** `values` are counts of minor units, oldest first and without gaps; `start` is `YYYY-MM` or `YYYY-MM-DD` by the frequency. */
export interface Series {
  id: string
  frequency: 'day' | 'month'
  start: string
  values: number[]
}

export interface ForecastRequest {
  series: Series[]
  /** Periods ahead. */
  horizon: number
  /** Probabilities of the bands, such as `[0.8]`. */
  levels: number[]
}

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

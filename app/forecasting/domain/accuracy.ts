/** What was said of one series, and what came. */
export interface Judged {
  history: readonly number[]
  truth: readonly number[]
  points: readonly number[]
  lower: readonly number[]
  upper: readonly number[]
}

export interface Accuracy {
  /** Symmetric mean absolute percentage error, 0 to 200. */
  smape: number
  /** Mean absolute error in units of what repeating the last season would have missed by; null where that never missed. */
  mase: number | null
  /** Share of the values that lay within the band. */
  coverage: number
}

export function accuracyOf({ history, truth, points, lower, upper }: Judged, season: number): Accuracy {
  const errors = truth.map((value, at) => Math.abs(value - points[at]!))
  const sizes = truth.map((value, at) => Math.abs(value) + Math.abs(points[at]!))
  const usual = seasonalMiss(history, season)
  return {
    smape: mean(errors.map((error, at) => (error === 0 ? 0 : (200 * error) / sizes[at]!))),
    mase: usual > 0 ? mean(errors) / usual : null,
    coverage: mean(truth.map((value, at) => (lower[at]! <= value && value <= upper[at]! ? 1 : 0))),
  }
}

/** What repeating the last season misses by; with less than a season and one more, what repeating the last value does. */
function seasonalMiss(history: readonly number[], season: number): number {
  const lag = history.length > season ? season : 1
  return history.length > lag ? mean(history.slice(lag).map((value, at) => Math.abs(value - history[at]!))) : 0
}

/** Zero for nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

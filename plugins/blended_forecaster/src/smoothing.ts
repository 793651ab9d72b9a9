/** Exponential smoothing: a level, perhaps a trend that may fade, perhaps a season; errors that are added or multiplied. */
export interface SmoothingShape {
  trend: 'none' | 'fading' | 'lasting'
  season: 'none' | 'added' | 'multiplied'
  error: 'added' | 'multiplied'
}

/** What is learnt of each new value; `damping` is how much of a trend is left after a period. */
export interface SmoothingWeights {
  level: number
  trend: number
  season: number
  damping: number
}

/** Where smoothing begins: before the first value. */
export interface SmoothingStart {
  level: number
  slope: number
  /** One for each period of the season, the first for the first value; empty without seasons. */
  season: readonly number[]
}

/** What is known after each number of values: the first entry is before all of them. */
export interface SmoothingStates {
  levels: Float64Array
  slopes: Float64Array
  /** Seasonal figures by the time they are for; the first `period` of them are where it began. */
  seasons: Float64Array
  /** Errors of one step ahead, in the unit of the values. */
  errors: Float64Array
  /** −2 log likelihood up to a constant; infinite where the shape cannot be. */
  deviance: number
}

export function emptyStates(count: number, period: number): SmoothingStates {
  return {
    levels: new Float64Array(count + 1),
    slopes: new Float64Array(count + 1),
    seasons: new Float64Array(count + period),
    errors: new Float64Array(count),
    deviance: Number.POSITIVE_INFINITY,
  }
}

/**
 * Runs through the values and writes what is known after each into `states`. It is the innermost loop of everything, so it decides by
 * numbers instead of calling functions.
 */
export function smooth(
  values: Float64Array,
  shape: SmoothingShape,
  weights: SmoothingWeights,
  start: SmoothingStart,
  states: SmoothingStates,
): number {
  const { levels, slopes, seasons, errors } = states
  const period = start.season.length
  const isMultiplied = shape.season === 'multiplied'
  const isAdded = shape.season === 'added'
  const isRelative = shape.error === 'multiplied'
  const damping = shape.trend === 'none' ? 0 : shape.trend === 'lasting' ? 1 : weights.damping
  const { level: a, trend: b, season: g } = weights
  let level = start.level
  let slope = shape.trend === 'none' ? 0 : start.slope
  let squares = 0
  let logs = 0
  levels[0] = level
  slopes[0] = slope
  for (let at = 0; at < period; at++) seasons[at] = start.season[at]!
  for (let at = 0; at < values.length; at++) {
    const carried = damping * slope
    const base = level + carried
    const season = period > 0 ? seasons[at]! : 0
    const expected = isMultiplied ? base * season : isAdded ? base + season : base
    const error = values[at]! - expected
    errors[at] = error
    if (isRelative || isMultiplied) {
      if (!(base > 0) || !(expected > 0)) return (states.deviance = Number.POSITIVE_INFINITY)
    }
    if (isRelative) {
      const relative = error / expected
      squares += relative * relative
      logs += Math.log(expected)
    } else squares += error * error
    // An error in the unit of the level: what it is of the whole, or what is left of it without the season.
    const push = isMultiplied ? error / season : error
    level = base + a * push
    slope = carried + b * push
    if (isMultiplied) seasons[at + period] = season + (g * error) / base
    else if (isAdded) seasons[at + period] = season + g * error
    levels[at + 1] = level
    slopes[at + 1] = slope
  }
  states.deviance = values.length * Math.log(squares / values.length + 1e-300) + 2 * logs
  return states.deviance
}

/** Continues from what was known after `known` values. */
export function continueFrom(
  states: SmoothingStates,
  shape: SmoothingShape,
  damping: number,
  known: number,
  horizon: number,
  into: Float64Array,
): void {
  const period = states.seasons.length - states.errors.length
  const share = shape.trend === 'none' ? 0 : shape.trend === 'lasting' ? 1 : damping
  let value = states.levels[known]!
  let step = states.slopes[known]!
  for (let ahead = 0; ahead < horizon; ahead++) {
    step *= share
    value += step
    if (shape.season === 'none') into[ahead] = value
    else {
      const season = states.seasons[known + (ahead % period)]!
      into[ahead] = shape.season === 'multiplied' ? value * season : value + season
    }
  }
}

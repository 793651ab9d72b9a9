import { minimise } from './minimise.js'
import type { Model } from './model.js'
import { continueFrom, emptyStates, smooth, type SmoothingShape, type SmoothingWeights } from './smoothing.js'
import { deviation, lineThrough, mean } from './statistics.js'

export interface FittedSmoothing extends Model {
  weights: SmoothingWeights
  /** Akaike's criterion for small samples: the lower, the better for what it costs in parameters. */
  criterion: number
}

const ROUNDS = 50
const FIRST_VALUES = 10

/**
 * Fits the weights and where the level and the slope begin; the seasons begin with `figures`, which were found before, as was `adjusted`:
 * the values without seasons.
 */
export function fitSmoothing(
  values: Float64Array,
  shape: SmoothingShape,
  { figures = [], adjusted = values }: { figures?: readonly number[]; adjusted?: Float64Array } = {},
  rounds = ROUNDS,
): FittedSmoothing {
  const season = shape.season === 'none' ? [] : figures
  const states = emptyStates(values.length, season.length)
  const layout = layoutOf(shape)
  const line = lineThrough(adjusted, Math.min(FIRST_VALUES, adjusted.length))
  const spread = deviation(adjusted)
  const level = shape.trend === 'none' ? mean(adjusted, 0, Math.min(6, adjusted.length)) : line.start
  const startOf = (point: Float64Array) => ({
    level: level + point[layout.shift]! * spread,
    slope: shape.trend === 'none' ? 0 : line.slope + (point[layout.shift + 1]! * spread) / FIRST_VALUES,
    season,
  })
  const { point } = minimise(
    (tried) => smooth(values, shape, weightsAt(tried, shape), startOf(tried), states),
    layout.start,
    layout.bounds,
    { rounds, tolerance: 1e-3, step: 0.1 },
  )
  const weights = weightsAt(point, shape)
  const deviance = smooth(values, shape, weights, startOf(point), states)
  return {
    name: nameOf(shape),
    weights,
    criterion: criterionOf(deviance, values.length, layout.start.length + 1 + Math.max(0, season.length - 1)),
    continueFrom: (known, horizon, into) => continueFrom(states, shape, weights.damping, known, horizon, into),
  }
}

/** Which numbers are fitted, where they begin and between what. */
function layoutOf({ trend, season }: SmoothingShape) {
  const start = [0.3]
  const bounds: [number, number][] = [[0.0001, 0.9999]]
  const add = (value: number, low: number, high: number) => {
    start.push(value)
    bounds.push([low, high])
  }
  if (trend !== 'none') add(0.1, 0.0001, 0.9999)
  if (season !== 'none') add(0.1, 0.0001, 0.9999)
  if (trend === 'fading') add(0.95, 0.8, 0.98)
  const shift = start.length
  add(0, -1, 1)
  if (trend !== 'none') add(0, -1, 1)
  return { start, bounds, shift }
}

/** A trend learns no faster than the level, and a season no faster than the level leaves. */
function weightsAt(point: Float64Array, { trend, season }: SmoothingShape): SmoothingWeights {
  let at = 0
  const level = point[at++]!
  return {
    level,
    trend: trend === 'none' ? 0 : point[at++]! * level,
    season: season === 'none' ? 0 : point[at++]! * (1 - level),
    damping: trend === 'fading' ? point[at]! : 1,
  }
}

function criterionOf(deviance: number, count: number, parameters: number): number {
  return deviance + 2 * parameters + (2 * parameters * (parameters + 1)) / Math.max(1, count - parameters - 1)
}

const TRENDS = { none: 'level', fading: 'fading trend', lasting: 'trend' }

function nameOf({ trend, season }: SmoothingShape): string {
  return `exponential smoothing (${TRENDS[trend]}${season === 'none' ? '' : ' and seasons'})`
}

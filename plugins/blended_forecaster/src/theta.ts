import { minimise } from './minimise.js'
import type { Model } from './model.js'
import { deviation } from './statistics.js'

const ROUNDS = 45
const BOUNDS = [
  [0.02, 0.98],
  [-3, 3],
  [1, 6],
] as const

/** What is known after each number of values: the level, and the line through all values so far. */
interface ThetaStates {
  levels: Float64Array
  slopes: Float64Array
  means: Float64Array
}

/**
 * The dynamic optimised theta method (Fiorucci and others, 2016): a smoothed level that is drawn along the line through all values so
 * far. How much of the line counts (theta), how fast the level learns and where it began are fitted.
 */
export function fitTheta(values: Float64Array, rounds = ROUNDS): Model {
  const states: ThetaStates = {
    levels: new Float64Array(values.length + 1),
    slopes: new Float64Array(values.length + 1),
    means: new Float64Array(values.length + 1),
  }
  const spread = deviation(values)
  const startOf = (shift: number) => values[0]! / 2 + spread * shift
  const cost = ([weight, shift, theta]: Float64Array) =>
    values.length * Math.log(run(values, states, weight!, theta!, startOf(shift!)) + Number.MIN_VALUE)
  const { point } = minimise(cost, [0.3, 0, 2], BOUNDS, { rounds, tolerance: 1e-3 })
  const [weight, shift, theta] = [point[0]!, point[1]!, point[2]!]
  run(values, states, weight, theta, startOf(shift))
  return {
    name: 'theta',
    continueFrom: (known, horizon, into) => continueStates(states, weight, theta, known, horizon, into),
  }
}

/** One pass through the values; returns the sum of squared errors of one step ahead. */
function run(values: Float64Array, states: ThetaStates, weight: number, theta: number, start: number): number {
  const { levels, slopes, means } = states
  const share = 1 - 1 / theta
  let level = start
  let faded = 1
  let average = 0
  let slope = 0
  let intercept = values[0]!
  let squares = 0
  levels[0] = level
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    const drawn = intercept * faded + (slope * (1 - faded * (1 - weight))) / weight
    const error = value - level - share * drawn
    if (at > 0) squares += error * error
    level += weight * (value - level)
    faded *= 1 - weight
    const count = at + 1
    if (at > 0) slope = ((count - 2) * slope + (6 * (value - average)) / count) / (count + 1)
    average += (value - average) / count
    intercept = average - (slope * (count + 1)) / 2
    levels[count] = level
    slopes[count] = slope
    means[count] = average
  }
  return squares
}

/** Each value ahead is taken for known by the next one. */
function continueStates(
  states: ThetaStates,
  weight: number,
  theta: number,
  known: number,
  horizon: number,
  into: Float64Array,
): void {
  const share = 1 - 1 / theta
  let level = states.levels[known]!
  let slope = states.slopes[known]!
  let average = states.means[known]!
  let faded = (1 - weight) ** known
  for (let ahead = 0; ahead < horizon; ahead++) {
    const count = known + ahead + 1
    const intercept = average - (slope * count) / 2
    const value = level + share * (intercept * faded + (slope * (1 - faded * (1 - weight))) / weight)
    into[ahead] = value
    level += weight * (value - level)
    faded *= 1 - weight
    slope = ((count - 2) * slope + (6 * (value - average)) / count) / (count + 1)
    average += (value - average) / count
  }
}

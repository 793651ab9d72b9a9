import { autocorrelation } from './statistics.js'

/** What each period of the season adds, and what the values are without it. */
export interface Seasons {
  /** By place in the season: 0 is the place of the first value. */
  figures: number[]
  adjusted: Float64Array
}

/** How much more than chance explains is taken off differences between the periods. */
const CAUTION = 1.5
/** Without the ends, which the moving average does not reach. */
const SEASONS_TO_TELL = 2
/** One-sided 95 % of a normal distribution. */
const CERTAIN = 1.645

/** Values evened out over a whole season around them; NaN at the ends, which have no whole season. */
export function movingAverage(values: Float64Array, period: number): Float64Array {
  const average = new Float64Array(values.length).fill(Number.NaN)
  const half = period >> 1
  const isEven = period % 2 === 0
  for (let at = half; at < values.length - half; at++) {
    let sum = 0
    for (let near = at - half; near <= at + half; near++) sum += values[near]!
    if (isEven) sum -= (values[at - half]! + values[at + half]!) / 2
    average[at] = sum / period
  }
  return average
}

/**
 * Classical decomposition. Each figure is the mean of its values without the farthest ones, pulled towards none by how little the figures
 * differ beyond chance (after James and Stein), and more so where a value says little about the one a season later.
 */
export function decompose(values: Float64Array, period: number): Seasons {
  const trend = movingAverage(values, period)
  const found: number[][] = Array.from({ length: period }, () => [])
  for (let at = 0; at < values.length; at++)
    if (!Number.isNaN(trend[at]!)) found[at % period]!.push(values[at]! - trend[at]!)
  const middles = found.map(middle)
  const centre = middles.reduce((sum, each) => sum + each, 0) / period
  const apart = values.map((value, at) => value - trend[at]!).filter((value) => !Number.isNaN(value))
  const certainty = (1 - Math.min(1, CAUTION * chanceShare(found, middles, centre))) * repeats(apart, period)
  const figures = middles.map((each) => (each - centre) * certainty)
  return { figures, adjusted: values.map((value, at) => value - figures[at % period]!) }
}

/** Half for values that do not tell what comes a season later. */
function repeats(values: Float64Array, period: number): number {
  if (values.length < SEASONS_TO_TELL * period) return 0.5
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += autocorrelation(values, lag) ** 2
  const chance = CERTAIN * Math.sqrt((1 + 2 * squares) / values.length)
  return Math.abs(autocorrelation(values, period)) > chance ? 1 : 0.5
}

/** How much of the differences between the figures is what chance makes of so few values each. */
function chanceShare(found: number[][], middles: number[], centre: number): number {
  const period = middles.length
  let chance = 0
  let counted = 0
  for (const values of found) {
    if (values.length < 2) continue
    const average = values.reduce((sum, each) => sum + each, 0) / values.length
    chance += values.reduce((sum, each) => sum + (each - average) ** 2, 0) / (values.length - 1) / values.length
    counted++
  }
  if (counted < period) return 1
  const differences = middles.reduce((sum, each) => sum + (each - centre) ** 2, 0) / (period - 1)
  return differences > 0 ? ((period - 3) / (period - 1)) * (chance / period / differences) : 1
}

/** The mean without the smallest and the largest of more than three. */
function middle(values: number[]): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((one, other) => one - other)
  const kept = sorted.length > 3 ? sorted.slice(1, -1) : sorted
  return kept.reduce((sum, each) => sum + each, 0) / kept.length
}

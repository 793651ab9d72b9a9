import { quantileOfSorted } from './statistics.js'

/** What was missed by from points of the past: `errors[ahead]` holds those of each number of steps ahead; what came less what was said. */
export type PastErrors = readonly (readonly number[])[]

/**
 * Models are fitted to the same values that they are tested on here, and far ahead there are fewer and more alike tests: bands are wider
 * than the tests say, by so much, and by so much more with each step.
 */
export interface Caution {
  start: number
  step: number
}

/** How far the bands reach to each side, step by step; both are zero or more. */
export interface Reach {
  below: Float64Array
  above: Float64Array
}

/**
 * How errors grow with the steps is one curve through all of them, since single steps have too few; how far a share of them lies out on
 * that scale is counted, as in conformal prediction. `isEven`: both sides alike.
 */
export function reachOf(errors: PastErrors, level: number, caution: Caution, isEven: boolean): Reach {
  const scales = growth(errors)
  const relative: number[] = []
  for (const [step, found] of errors.entries())
    for (const error of found) if (scales[step]! > 0) relative.push(error / scales[step]!)
  const [below, above] = isEven ? alike(relative, level) : apart(relative, level)
  const wide = (side: number) => scales.map((scale, step) => scale * side * (caution.start + caution.step * step))
  return { below: wide(below), above: wide(above) }
}

function alike(relative: number[], level: number): [number, number] {
  const side = outer(relative.map(Math.abs), level)
  return [side, side]
}

function apart(relative: number[], level: number): [number, number] {
  const share = (1 + level) / 2
  return [
    outer(
      relative.map((error) => -error),
      share,
    ),
    outer(relative, share),
  ]
}

/** Counted as if the next one were one of them. */
function outer(values: number[], share: number): number {
  if (values.length === 0) return 0
  const counted = Math.min(1, (share * (values.length + 1)) / values.length)
  return Math.max(0, quantileOfSorted(Float64Array.from(values).sort(), counted))
}

/** Mean absolute errors by steps ahead, as the root of a line that never falls. */
function growth(errors: PastErrors): Float64Array {
  let [counts, steps, sizes, squares, products] = [0, 0, 0, 0, 0]
  for (const [step, found] of errors.entries()) {
    if (found.length === 0) continue
    const size = (found.reduce((sum, error) => sum + Math.abs(error), 0) / found.length) ** 2
    counts += found.length
    steps += found.length * step
    sizes += found.length * size
    squares += found.length * step * step
    products += found.length * step * size
  }
  if (counts === 0) return new Float64Array(errors.length)
  const spread = squares - (steps * steps) / counts
  const slope = Math.max(0, spread > 0 ? (products - (steps * sizes) / counts) / spread : 0)
  const start = (sizes - slope * steps) / counts
  // A line that would begin below nothing begins there one step before the first instead.
  const ray = (products + sizes) / (squares + 2 * steps + counts)
  return Float64Array.from({ length: errors.length }, (_, step) =>
    Math.sqrt(start > 0 ? start + slope * step : ray * (step + 1)),
  )
}

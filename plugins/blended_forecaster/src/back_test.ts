import type { Model } from './model.js'

/** What a model would have said at points of the past, by what was known then; beside what came. */
export interface BackTest {
  origins: readonly number[]
  horizon: number
  /** One row for each origin, `horizon` long. */
  said: Float64Array
}

export function backTest(model: Model, origins: readonly number[], horizon: number): BackTest {
  const said = new Float64Array(origins.length * horizon)
  for (const [at, origin] of origins.entries())
    model.continueFrom(origin, horizon, said.subarray(at * horizon, (at + 1) * horizon))
  return { origins, horizon, said }
}

/** Mean absolute error over all steps that have come by now. */
export function missOf({ origins, horizon, said }: BackTest, values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (const [at, origin] of origins.entries()) {
    const known = Math.min(horizon, values.length - origin)
    for (let step = 0; step < known; step++) sum += Math.abs(values[origin + step]! - said[at * horizon + step]!)
    count += known
  }
  return count > 0 ? sum / count : 0
}

/** Errors by steps ahead, on the scale that `scaled` makes of a value. */
export function errorsBySteps(
  { origins, horizon, said }: BackTest,
  values: ArrayLike<number>,
  scaled: (value: number) => number,
): number[][] {
  const errors: number[][] = Array.from({ length: horizon }, () => [])
  for (const [at, origin] of origins.entries()) {
    const known = Math.min(horizon, values.length - origin)
    for (let step = 0; step < known; step++)
      errors[step]!.push(scaled(values[origin + step]!) - scaled(said[at * horizon + step]!))
  }
  return errors
}

import { type BackTest, backTest, missOf } from './back_test.js'
import type { Model } from './model.js'

export interface Blend {
  points: Float64Array
  /** What the blend would have said; its weights are today's. */
  past: BackTest
  parts: { name: string; weight: number }[]
}

/**
 * Models together, each by how little it missed by from points of the past. `trust` says how much that counts: with 2, missing by half as
 * much counts four times.
 */
export function blend(
  models: readonly Model[],
  values: ArrayLike<number>,
  { origins, horizon, trust = 2 }: { origins: readonly number[]; horizon: number; trust?: number },
): Blend {
  const tests = models.map((model) => backTest(model, origins, horizon))
  const weights = weightsOf(
    tests.map((test) => missOf(test, values)),
    trust,
  )
  const past = { origins, horizon, said: new Float64Array(origins.length * horizon) }
  const points = new Float64Array(horizon)
  const one = new Float64Array(horizon)
  for (const [at, model] of models.entries()) {
    const weight = weights[at]!
    if (weight === 0) continue
    model.continueFrom(values.length, horizon, one)
    addTo(points, one, weight)
    addTo(past.said, tests[at]!.said, weight)
  }
  return { points, past, parts: models.map(({ name }, at) => ({ name, weight: weights[at]! })) }
}

/** What never missed stands alone. */
function weightsOf(misses: number[], trust: number): number[] {
  const least = Math.min(...misses)
  const trusts = misses.map((miss) => (least > 0 ? (least / miss) ** trust : miss > 0 ? 0 : 1))
  const total = trusts.reduce((sum, each) => sum + each, 0)
  return trusts.map((each) => each / total)
}

function addTo(sum: Float64Array, values: Float64Array, weight: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = sum[at]! + weight * values[at]!
}

/** In words, the weightiest first: "theta 45 %, exponential smoothing 30 %". Parts that hardly count are left out. */
export function describeBlend({ parts }: Blend, more: readonly string[] = []): string {
  const byName = new Map<string, number>()
  for (const { name, weight } of parts) byName.set(name, (byName.get(name) ?? 0) + weight)
  const told = [...byName]
    .filter(([, weight]) => weight >= 0.05)
    .sort(([, one], [, other]) => other - one)
    .map(([name, weight]) => (weight > 0.95 ? name : `${name} ${Math.round(weight * 100)} %`))
  return [...told, ...more].join(', ')
}

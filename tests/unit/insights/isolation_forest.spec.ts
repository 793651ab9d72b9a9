import { test } from '@japa/runner'
import fc from 'fast-check'
import { growForest, type Points, scoreAt, usualPathLength } from '#insights/domain/isolation_forest'

/*
 * Method: two clouds of points and some far from both, made from numbers of a generator with a seed. The measure is the area under the ROC
 * curve: how often a planted one scores above a usual one.
 */

function randomOf(seed: number) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function bell(random: () => number) {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
}

interface Cloud {
  points: Points
  planted: Set<number>
}

function cloud(seed: number, usual: number, odd: number, width = 4): Cloud {
  const random = randomOf(seed)
  const values: number[] = []
  for (let at = 0; at < usual; at++) {
    const center = at % 3 === 0 ? 5 : 0
    for (let feature = 0; feature < width; feature++) values.push(center + bell(random))
  }
  // On a shell around both clouds.
  for (let at = 0; at < odd; at++)
    for (let feature = 0; feature < width; feature++) values.push((random() < 0.5 ? -6 : 11) + bell(random))
  const ids = Array.from({ length: usual + odd }, (_, at) => at + 1)
  return { points: { ids, width, values: Float64Array.from(values) }, planted: new Set(ids.slice(usual)) }
}

function scoresOf(points: Points, seed = 7, options = {}): Map<number, number> {
  const forest = growForest(points, { seed, ...options })
  return new Map(points.ids.map((id, at) => [id, scoreAt(forest, points.values, at * points.width)]))
}

function areaUnderCurve(scores: ReadonlyMap<number, number>, planted: ReadonlySet<number>): number {
  const ranked = [...scores].sort((a, b) => a[1] - b[1])
  const ranks = ranked.map(([id], at) => (planted.has(id) ? at + 1 : 0)).reduce((sum, rank) => sum + rank, 0)
  const [odd, usual] = [planted.size, scores.size - planted.size]
  return (ranks - (odd * (odd + 1)) / 2) / (odd * usual)
}

function shuffled(points: Points, order: readonly number[]): Points {
  const { ids, width, values } = points
  return {
    ids: order.map((at) => ids[at]!),
    width,
    values: Float64Array.from(order.flatMap((at) => [...values.subarray(at * width, (at + 1) * width)])),
  }
}

test.group('An isolation forest', () => {
  test('finds planted outliers among many usual points', ({ assert }) => {
    for (const seed of [11, 222, 3_333]) {
      const { points, planted } = cloud(seed, 3_000, 30)
      assert.isAtLeast(areaUnderCurve(scoresOf(points), planted), 0.95)
    }
  })

  test('finds them also where half of the features say nothing', ({ assert }) => {
    const { points, planted } = cloud(99, 2_000, 20)
    const random = randomOf(5)
    const wide = { ids: points.ids, width: 8, values: new Float64Array(points.ids.length * 8) }
    for (const at of points.ids.keys())
      for (let feature = 0; feature < 8; feature++)
        wide.values[at * 8 + feature] = feature < 4 ? points.values[at * 4 + feature]! : random()
    assert.isAtLeast(areaUnderCurve(scoresOf(wide), planted), 0.95)
  })

  test('scores the same whatever the order of the points', ({ assert }) => {
    const { points } = cloud(42, 400, 5)
    const expected = scoresOf(points)
    fc.assert(
      fc.property(fc.shuffledSubarray([...points.ids.keys()], { minLength: 405, maxLength: 405 }), (order) => {
        const scores = scoresOf(shuffled(points, order))
        for (const [id, score] of expected) assert.equal(scores.get(id), score)
      }),
      { numRuns: 5 },
    )
  })

  test('scores between 0 and 1 whatever there is', ({ assert }) => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(numbers, fc.integer(), (values, seed) => {
        const points = { ids: [...values.keys()], width: 1, values: Float64Array.from(values) }
        for (const score of scoresOf(points, seed, { trees: 10 }).values()) {
          assert.isAtLeast(score, 0)
          assert.isAtMost(score, 1)
        }
      }),
    )
  })

  test('knows the length of a usual path', ({ assert }) => {
    assert.equal(usualPathLength(1), 0)
    assert.equal(usualPathLength(2), 1)
    assert.closeTo(usualPathLength(256), 10.2448, 0.001)
  })

  test('gives one half where all points are alike', ({ assert }) => {
    const points = { ids: [1, 2, 3, 4], width: 2, values: new Float64Array(8).fill(3) }
    for (const score of scoresOf(points).values()) assert.closeTo(score, 0.5, 1e-9)
  })
})

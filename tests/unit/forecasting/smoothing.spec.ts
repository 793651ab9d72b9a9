import { test } from '@japa/runner'
import { fitSmoothing } from '../../../plugins/blended_forecaster/src/fit_smoothing.js'
import { minimise } from '../../../plugins/blended_forecaster/src/minimise.js'
import {
  continueFrom,
  emptyStates,
  smooth,
  type SmoothingShape,
} from '../../../plugins/blended_forecaster/src/smoothing.js'

/*
 * Published examples: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, second edition, sections 7.1 and 7.2.
 */

/** Oil of Saudi Arabia, 1996 to 2013, millions of tonnes. */
const OIL = Float64Array.of(
  ...[445.3641, 453.195, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759, 508.9476],
  ...[488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405],
)
/** Air passengers of Australia, 1990 to 2016, millions. */
const PASSENGERS = Float64Array.of(
  ...[
    17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.6, 44.66,
    46.95,
  ],
  ...[48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.2, 68.12, 69.78, 72.6],
)
const LEVEL: SmoothingShape = { trend: 'none', season: 'none', error: 'added' }
const TREND: SmoothingShape = { trend: 'lasting', season: 'none', error: 'added' }

const rounded = (values: Float64Array) => [...values].map((value) => Math.round(value * 100) / 100)

test.group('Exponential smoothing', () => {
  test('a level goes through the published states', ({ assert }) => {
    const states = emptyStates(OIL.length, 0)
    smooth(
      OIL,
      LEVEL,
      { level: 0.8339, trend: 0, season: 0, damping: 1 },
      { level: 446.5868, slope: 0, season: [] },
      states,
    )
    assert.closeTo(states.levels[1]!, 445.57, 0.01)
    assert.closeTo(states.levels[2]!, 451.93, 0.01)
    assert.closeTo(states.levels[4]!, 427.63, 0.01)
    const ahead = new Float64Array(3)
    continueFrom(states, LEVEL, 1, OIL.length, 3, ahead)
    assert.deepEqual(rounded(ahead), [542.68, 542.68, 542.68])
  })

  test('a trend goes through the published states', ({ assert }) => {
    const states = emptyStates(PASSENGERS.length, 0)
    const weights = { level: 0.8321, trend: 0.8321 * 0.0001, season: 0, damping: 1 }
    smooth(PASSENGERS, TREND, weights, { level: 15.57, slope: 2.102, season: [] }, states)
    const ahead = new Float64Array(5)
    continueFrom(states, TREND, 1, PASSENGERS.length, 5, ahead)
    for (const [at, published] of [74.6, 76.7, 78.8, 80.91, 83.01].entries())
      assert.closeTo(ahead[at]!, published, 0.02)
  })

  test('is fitted to the published weights', ({ assert }) => {
    const oil = fitSmoothing(OIL, LEVEL)
    assert.closeTo(oil.weights.level, 0.8339, 0.02)
    const ahead = new Float64Array(1)
    oil.continueFrom(OIL.length, 1, ahead)
    assert.closeTo(ahead[0]!, 542.68, 0.3)
    const passengers = fitSmoothing(PASSENGERS, TREND, {}, 400)
    passengers.continueFrom(PASSENGERS.length, 1, ahead)
    assert.closeTo(ahead[0]!, 74.6, 0.5)
  })

  test('a trend that fades comes to rest', ({ assert }) => {
    const states = emptyStates(1, 0)
    const shape: SmoothingShape = { trend: 'fading', season: 'none', error: 'added' }
    smooth(
      Float64Array.of(10),
      shape,
      { level: 0, trend: 0, season: 0, damping: 0.5 },
      { level: 6, slope: 8, season: [] },
      states,
    )
    const ahead = new Float64Array(60)
    continueFrom(states, shape, 0.5, 1, 60, ahead)
    assert.deepEqual([ahead[0], ahead[1]], [12, 13])
    assert.closeTo(ahead[59]!, 14, 1e-9)
  })

  test('seasons are added, or multiplied, by their place', ({ assert }) => {
    const added: SmoothingShape = { trend: 'none', season: 'added', error: 'added' }
    const values = Float64Array.of(11, 9, 11, 9, 11)
    const states = emptyStates(values.length, 2)
    smooth(
      values,
      added,
      { level: 0.3, trend: 0, season: 0.1, damping: 1 },
      { level: 10, slope: 0, season: [1, -1] },
      states,
    )
    assert.deepEqual([...states.errors], [0, 0, 0, 0, 0])
    const ahead = new Float64Array(3)
    continueFrom(states, added, 1, values.length, 3, ahead)
    assert.deepEqual([...ahead], [9, 11, 9])
    const multiplied: SmoothingShape = { ...added, season: 'multiplied', error: 'multiplied' }
    const start = { level: 10, slope: 0, season: [1.1, 0.9] }
    smooth(values, multiplied, { level: 0.3, trend: 0, season: 0.1, damping: 1 }, start, states)
    continueFrom(states, multiplied, 1, values.length, 3, ahead)
    assert.closeTo(ahead[0]!, 9, 1e-9)
    const below = smooth(
      Float64Array.of(-5, 9),
      multiplied,
      { level: 1, trend: 0, season: 0, damping: 1 },
      start,
      emptyStates(2, 2),
    )
    assert.equal(below, Number.POSITIVE_INFINITY)
  })
})

test.group('The simplex', () => {
  test('finds the bottom of a bent valley, and stays within bounds', ({ assert }) => {
    const valley = ([x, y]: Float64Array) => (1 - x!) ** 2 + 20 * (y! - x! ** 2) ** 2
    const wide = [
      [-3, 3],
      [-3, 3],
    ] as const
    const { point } = minimise(valley, [-1, 1], wide, { rounds: 400, tolerance: 1e-12 })
    assert.closeTo(point[0]!, 1, 0.01)
    assert.closeTo(point[1]!, 1, 0.02)
    const edge = minimise(([x]) => x!, [0.5], [[0.2, 0.9]], { rounds: 60, tolerance: 1e-9 })
    assert.closeTo(edge.point[0]!, 0.2, 1e-6)
  })
})

import { test } from '@japa/runner'
import fc from 'fast-check'
import { bands, lineExtent, linearScale, niceScale } from '#lib/components/charts/scales.ts'

const value = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

test.group('Chart scales', () => {
  test('grid lines are few, evenly spaced, and enclose every value', ({ assert }) => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(a !== b)
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const { ticks } = niceScale([from, to], [0, 100])
        assert.isAtMost(ticks.length, 8)
        assert.isAtMost(ticks[0]!, from)
        assert.isAtLeast(ticks.at(-1)!, to)
      }),
    )
  })

  test('a line far from zero fills its chart, any other shows where zero is', ({ assert }) => {
    assert.deepEqual(lineExtent([118_000, 121_000]), [118_000, 121_000])
    assert.deepEqual(lineExtent([-900, -800]), [-900, -800])
    assert.deepEqual(lineExtent([100, 900]), [0, 900])
    assert.deepEqual(lineExtent([-100, 900]), [-100, 900])
    assert.deepEqual(lineExtent([500, 500]), [0, 500])
    assert.deepEqual(lineExtent([0, 0]), [0, 1])
  })

  test('small numbers have grid lines without rounding noise', ({ assert }) => {
    assert.deepEqual(niceScale([0, 1], [0, 100], 10).ticks, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  })

  test('a pixel leads back to its value', ({ assert }) => {
    const scale = linearScale([-50, 150], [200, 0])
    assert.closeTo(scale.invert(scale(42)), 42, 1e-9)
  })

  test('bands fill the range without overlap', ({ assert }) => {
    const { start, width, step } = bands(12, [40, 640])
    assert.isAbove(start(0), 40)
    assert.isBelow(start(11) + width, 640)
    assert.isBelow(width, step)
  })
})

import { test } from '@japa/runner'
import fc from 'fast-check'
import { trendOf } from '#insights/domain/trend'

const rising = Array.from({ length: 12 }, (_, at) => 1_000 + 50 * at + (at % 3) * 20)

test.group('A trend', () => {
  test('is seen in a series that rises or falls, also with an odd value in it', ({ assert }) => {
    assert.equal(trendOf(rising).direction, 'rising')
    assert.equal(trendOf(rising.toReversed()).direction, 'falling')
    assert.equal(trendOf(rising.with(4, 90_000)).direction, 'rising')
    const { from, to } = trendOf(rising)
    assert.closeTo(to - from, 550, 60)
  })

  test('is not seen in one high month, in a constant, or in next to nothing', ({ assert }) => {
    const flat = Array.from({ length: 12 }, (_, at) => 1_000 + (at % 2) * 30)
    for (const values of [flat, flat.with(11, 50_000), [5, 5, 5, 5], [1], []])
      assert.equal(trendOf(values).direction, 'steady')
  })

  test('turns round with the series', ({ assert }) => {
    const opposite = { rising: 'falling', falling: 'rising', steady: 'steady' }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 24 }), (values) => {
        assert.equal(trendOf(values.toReversed()).direction, opposite[trendOf(values).direction])
      }),
    )
  })
})

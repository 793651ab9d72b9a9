import { test } from '@japa/runner'
import { compareToUsual } from '#alerts/domain/unusual'

test.group('What is usual', () => {
  test('is the median, and far above it is by how much payments differ', ({ assert }) => {
    const before = [4_000, 4_200, 3_900, 4_100, 4_000, 4_300]
    const { median, score } = compareToUsual(9_000, before)!
    assert.equal(median, 4_050)
    assert.isAbove(score, 8)
    assert.isBelow(compareToUsual(4_400, before)!.score, 4)
    assert.isBelow(compareToUsual(1_000, before)!.score, 0)
  })

  test('is not moved by one odd payment of the past', ({ assert }) => {
    const before = [4_000, 4_200, 3_900, 4_100, 90_000, 4_000]
    assert.isAbove(compareToUsual(9_000, before)!.score, 8)
  })

  test('allows small changes of what is always the same', ({ assert }) => {
    const before = [999, 999, 999, 999, 999]
    assert.isBelow(compareToUsual(1_099, before)!.score, 4)
    assert.isAbove(compareToUsual(1_999, before)!.score, 8)
  })

  test('needs some payments to go by', ({ assert }) => {
    assert.isUndefined(compareToUsual(9_000, [4_000, 4_000, 4_000, 4_000]))
  })
})

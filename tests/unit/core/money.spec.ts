import { test } from '@japa/runner'
import fc from 'fast-check'
import { allocate, convert, formatAmount, parseAmount } from '#core/money'

const minor = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const scale = fc.integer({ min: 0, max: 8 })

test.group('Money', () => {
  test('reading what was written gives the same amount', () => {
    fc.assert(
      fc.property(minor, scale, (amount, decimals) => parseAmount(formatAmount(amount, decimals), decimals) === amount),
    )
  })

  test('an allocation sums to the whole and no part is off by more than one unit', ({ assert }) => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((w) => w > 0))
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, list) => {
        const parts = allocate(amount, list)
        const total = list.reduce((sum, weight) => sum + weight, 0)
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          amount,
        )
        parts.forEach((part, at) => assert.isBelow(Math.abs(part - (amount * list[at]) / total), 1.001))
      }),
    )
  })

  test('writes exactly the decimals of the currency', ({ assert }) => {
    assert.equal(formatAmount(-4210, 2), '-42.10')
    assert.equal(formatAmount(5, 3), '0.005')
    assert.equal(formatAmount(-500, 0), '-500')
  })

  test('refuses what is no amount, has too many decimals, or is too large', ({ assert }) => {
    for (const text of ['', '-', '.', '1,5', '1e3', 'abc', '0x10', '--1'])
      assert.throws(() => parseAmount(text, 2), /not a decimal/)
    assert.throws(() => parseAmount('1.005', 2), /more than 2 decimals/)
    assert.throws(() => parseAmount('90071992547409.93', 2), /too large/)
    assert.equal(parseAmount('1.5000', 2), 150)
  })

  test('converts exactly and rounds half away from zero once', ({ assert }) => {
    assert.equal(convert(100, '1.005', 2, 2), 101)
    assert.equal(convert(-100, '1.005', 2, 2), -101)
    assert.equal(convert(12345, '158.23', 2, 0), 19533)
    assert.equal(convert(19533, '0.00632', 0, 2), 12345)
  })
})

import { test } from '@japa/runner'
import fc from 'fast-check'
import { allocate, formatAmount, multiplier, parseAmount } from '#core/money'

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

  test('multiplies exactly and rounds half away from zero once', ({ assert }) => {
    const by = (numerator: bigint, denominator: bigint) => multiplier({ numerator, denominator })
    assert.deepEqual([100, -100, 0, 300].map(by(1005n, 1000n)), [101, -101, 0, 302])
    assert.equal(by(1n, 3n)(100), 33)
    assert.equal(by(10n ** 30n, 10n ** 30n + 1n)(12_345), 12_345)
    assert.throws(() => by(3n, 1n)(Number.MAX_SAFE_INTEGER), RangeError)
  })

  test('multiplying as numbers and as big integers agree', ({ assert }) => {
    // The largest product is a safe integer still; beyond, both refuse, as the test above says.
    const amount = fc.integer({ min: -9e11, max: 9e11 })
    const factor = fc.bigInt({ min: 1n, max: 10_000n })
    fc.assert(
      fc.property(amount, factor, factor, (size, numerator, denominator) => {
        const huge = 10n ** 20n
        const exact = multiplier({ numerator: numerator * huge, denominator: denominator * huge })
        assert.equal(multiplier({ numerator, denominator })(size), exact(size))
      }),
    )
  })
})

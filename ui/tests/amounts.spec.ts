import { test } from '@japa/runner'
import fc from 'fast-check'
import { absolute, compare, isNegative, isZero, negate, subtract, sum } from '#lib/money/decimal.ts'
import { parseAmount } from '#lib/money/parse_amount.ts'

const SCALE = 2
const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
const written = (amount: bigint) => {
  const digits = String(amount < 0n ? -amount : amount).padStart(SCALE + 1, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`
}

test.group('Amounts as decimal text', () => {
  test('a sum is exact, whatever the order', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(cents), (amounts) => {
        const total = amounts.reduce((all, one) => all + one, 0n)
        assert.equal(compare(sum(amounts.map(written)), written(total)), 0)
        assert.equal(compare(sum(amounts.map(written).toReversed()), written(total)), 0)
      }),
    )
  })

  test('what is subtracted and added again leaves nothing', ({ assert }) => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        assert.isTrue(isZero(subtract(sum([written(a), written(b)]), sum([written(b), written(a)]))))
      }),
    )
  })

  test('the opposite of the opposite is the amount, and its size is never negative', ({ assert }) => {
    fc.assert(
      fc.property(cents, (amount) => {
        assert.equal(negate(negate(written(amount))), written(amount))
        assert.isFalse(isNegative(absolute(written(amount))))
      }),
    )
  })

  test('amounts of different scales are added at the finer one', ({ assert }) => {
    assert.equal(sum(['1.5', '0.001', '-2']), '-0.499')
  })
})

test.group('Amounts as people type them', () => {
  const readings: [typed: string, separator: ',' | '.', scale: number, amount: string | null][] = [
    ['12,5', ',', 2, '12.50'],
    ['12,5', '.', 2, '12.50'],
    ['1.234,56', '.', 2, '1234.56'],
    ['1,234.56', ',', 2, '1234.56'],
    ['1.234', ',', 2, '1234.00'],
    ['1.234', '.', 2, '1.23'],
    ['1.234.567', ',', 2, '1234567.00'],
    ['€ 12', ',', 2, '12.00'],
    ['12 EUR', ',', 2, '12.00'],
    ['1 000', '.', 0, '1000'],
    ['−5', '.', 2, '-5.00'],
    ['8+4,50', ',', 2, '12.50'],
    ['10-3*2', '.', 2, '4.00'],
    ['(10-3)*2', '.', 2, '14.00'],
    ['10/3', '.', 2, '3.33'],
    ['0.005', '.', 2, '0.01'],
    ['-0.004', '.', 2, '0.00'],
    ['', '.', 2, null],
    ['about 12', '.', 2, null],
    ['12+', '.', 2, null],
    ['1/0', '.', 2, null],
    ['(1', '.', 2, null],
    ['1,2,3.4.5', '.', 2, null],
    ['1,00,000', '.', 2, '100000.00'],
    [',5', ',', 2, '0.50'],
  ]

  test('{$self}')
    .with(readings)
    .run(({ assert }, [typed, separator, scale, amount]) => {
      assert.equal(parseAmount(typed, { separator, scale }), amount)
    })
})

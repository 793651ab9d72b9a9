import { test } from '@japa/runner'
import { dayWords, decimalMoneyWords, moneyWords, monthWords, percentWords, periodWords } from '#core/words'

test.group('Words in sentences', () => {
  const MONEY: [number, string, number, string][] = [
    [3_396_132, 'EUR', 2, '€33,961.32'],
    [-123_456_789, 'EUR', 2, '-€1,234,567.89'],
    [99_999, 'USD', 2, '$999.99'],
    [99_999, 'CAD', 2, 'CA$999.99'],
    [1_500, 'JPY', 0, '¥1,500'],
    [1_234_567, 'KWD', 3, 'KWD\u00a01,234.567'],
    [150_000_000, 'SHARES', 8, '1.50000000 SHARES'],
    [9_007_199_254_740_991, 'EUR', 2, '€90,071,992,547,409.91'],
  ]
  for (const [minor, code, scale, words] of MONEY)
    test(`money is ${words}`, ({ assert }) => {
      assert.equal(moneyWords(minor, { code, scale }), words)
    })

  test('amounts as text keep the decimals they have', ({ assert }) => {
    assert.equal(decimalMoneyWords('10000', 'EUR'), '€10,000')
    assert.equal(decimalMoneyWords('-1234.50', 'EUR'), '-€1,234.50')
  })

  test('days, months and periods have names', ({ assert }) => {
    assert.equal(dayWords('2026-11-01'), '1 November 2026')
    assert.equal(monthWords('2026-11'), 'November 2026')
    assert.equal(monthWords('2026-12-31'), 'December 2026')
    assert.equal(periodWords('month', '2026-01-01'), 'January 2026')
    assert.equal(periodWords('week', '2026-11-16'), 'the week of 16 November 2026')
    assert.equal(periodWords('year', '2026-01-01'), '2026')
  })

  test('what is no day stays as it is', ({ assert }) => {
    assert.deepEqual(['', 'soon', '2026-11'].map(dayWords), ['', 'soon', '2026-11'])
  })

  test('shares are whole percent with thousands apart', ({ assert }) => {
    assert.deepEqual([0.294, 12.5, -0.001, -0.5].map(percentWords), ['29%', '1,250%', '0%', '-50%'])
  })
})

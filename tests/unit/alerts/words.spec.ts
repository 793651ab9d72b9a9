import { test } from '@japa/runner'
import { moneyWords } from '#alerts/domain/words'

test.group('Money in sentences', () => {
  const CASES: [number, string, number, string][] = [
    [3_396_132, 'EUR', 2, '33,961.32 EUR'],
    [-123_456_789, 'EUR', 2, '-1,234,567.89 EUR'],
    [99_999, 'EUR', 2, '999.99 EUR'],
    [1_500, 'JPY', 0, '1,500 JPY'],
    [1_234_567, 'KWD', 3, '1,234.567 KWD'],
  ]
  for (const [minor, code, scale, words] of CASES)
    test(`is ${words}`, ({ assert }) => {
      assert.equal(moneyWords(minor, { code, scale }), words)
    })
})

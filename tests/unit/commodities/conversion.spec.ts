import { test } from '@japa/runner'
import { RateTable } from '#commodities/domain/conversion'
import { currencyScale, isCurrency } from '#commodities/domain/currencies'

const table = new RateTable(
  [
    { base: 'EUR', quote: 'USD', on: '2026-01-02', rate: '1.10' },
    { base: 'EUR', quote: 'USD', on: '2026-02-02', rate: '1.20' },
    { base: 'EUR', quote: 'JPY', on: '2026-01-02', rate: '160' },
  ],
  currencyScale,
)

test.group('Conversion', () => {
  test('uses the latest rate on or before the day, and the earliest one before there is any', ({ assert }) => {
    assert.equal(table.convert(10_000, 'EUR', 'USD', '2026-01-31'), 11_000)
    assert.equal(table.convert(10_000, 'EUR', 'USD', '2026-03-01'), 12_000)
    assert.equal(table.convert(10_000, 'EUR', 'USD', '2020-01-01'), 11_000)
  })

  test('turns a pair around and goes through a common currency', ({ assert }) => {
    assert.equal(table.convert(11_000, 'USD', 'EUR', '2026-01-31'), 10_000)
    assert.equal(table.convert(11_000, 'USD', 'JPY', '2026-01-31'), 16_000)
  })

  test('tells when no rate leads there', ({ assert }) => {
    assert.isUndefined(table.convert(100, 'EUR', 'GBP', '2026-01-31'))
    assert.equal(table.convert(0, 'EUR', 'GBP', '2026-01-31'), 0)
  })

  test('knows the decimals of ISO 4217', ({ assert }) => {
    assert.deepEqual(['EUR', 'JPY', 'KWD', 'HUF', 'CLF'].map(currencyScale), [2, 0, 3, 2, 4])
    assert.isTrue(isCurrency('EUR'))
    assert.isFalse(isCurrency('XQQ'))
  })
})

import { test } from '@japa/runner'
import { FileCurrencies } from '#imports/domain/file_currencies'

test.group('Currencies of files', () => {
  test('become codes, however the file writes them', ({ assert }) => {
    const currencies = new FileCurrencies()
    assert.deepEqual(
      ['usd', ' EUR ', 'Chf', ''].map((written) => currencies.code(written)),
      ['USD', 'EUR', 'CHF', ''],
    )
    assert.equal(currencies.code('RUR'), 'RUB', 'what banks call it still')
    assert.deepEqual(currencies.issues(), [])
  })

  test('that are none are told once and never mended', ({ assert }) => {
    const currencies = new FileCurrencies()
    assert.deepEqual(
      ['points', 'Points', 'EUR'].map((written) => currencies.code(written)),
      ['POINTS', 'POINTS', 'EUR'],
    )
    assert.deepEqual(
      currencies.issues().map(({ code, message }) => [code, message.split(' ')[0]]),
      [['unknown_currency', '"POINTS"']],
    )
  })
})

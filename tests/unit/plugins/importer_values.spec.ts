import fc from 'fast-check'
import { test } from '@japa/runner'
import { findDecimalMark, magnitude, readPlain, readRaw, signed } from '../../../plugins/csv_import/src/amounts.js'
import { dateInName, findDateOrder, splitDate, toDate } from '../../../plugins/csv_import/src/dates.js'
import { readDirection } from '../../../plugins/csv_import/src/directions.js'
import { readHeader } from '../../../plugins/csv_import/src/headers.js'
import { readAmount, readDate, readText } from '../../../plugins/ofx_import/src/values.js'

function amount(cell: string, decimal: '.' | ','): string | undefined {
  const raw = readRaw(cell)
  const digits = raw && magnitude(raw.core, decimal)
  return digits === undefined ? undefined : signed(raw!.negative, digits)
}

const AMOUNTS: [cell: string, decimal: '.' | ',', expected: string | undefined][] = [
  ['1,234.56', '.', '1234.56'],
  ['1.234,56', ',', '1234.56'],
  ["11'373.94", '.', '11373.94'],
  ['1 234,56 €', ',', '1234.56'],
  ['(5.00)', '.', '-5.00'],
  ['5.00-', '.', '-5.00'],
  ['- $220.00', '.', '-220.00'],
  ['−5,50', ',', '-5.50'],
  ['+ £1,100.00', '.', '1100.00'],
  ['د.ا.‏4.750', '.', '4.750'],
  ['-45,67 PLN', ',', '-45.67'],
  ['1,234円', '.', '1234'],
  ['0,00', ',', '0.00'],
  ['-0.00', '.', '0.00'],
  ['.5', '.', '0.5'],
  ['1.234', ',', '1234'],
  ['1.234', '.', '1.234'],
  ['item1', '.', undefined],
  ['2月支払金額', '.', undefined],
  ['12 apples', '.', undefined],
  ['', '.', undefined],
  ['-', '.', undefined],
]

const DATES: [cell: string, order: 'dmy' | 'mdy', expected: string | undefined][] = [
  ['2024-01-31', 'dmy', '2024-01-31'],
  ['2024/1/3', 'mdy', '2024-01-03'],
  ['2019.04.19.', 'dmy', '2019-04-19'],
  ['20240131', 'dmy', '2024-01-31'],
  ['2018-02-25 12:34:56 +0000', 'dmy', '2018-02-25'],
  ['2017-04-25T03:15:53', 'dmy', '2017-04-25'],
  ['31.01.24', 'dmy', '2024-01-31'],
  ['1/2/2024', 'dmy', '2024-02-01'],
  ['1/2/2024', 'mdy', '2024-01-02'],
  ['12-Dec-2019', 'dmy', '2019-12-12'],
  ['10 Feb 18', 'dmy', '2018-02-10'],
  ['Feb 27, 2018', 'dmy', '2018-02-27'],
  ['3. März 2024', 'dmy', '2024-03-03'],
  ['2024年3月1日', 'dmy', '2024-03-01'],
  ['29.02.2023', 'dmy', undefined],
  ['31.02.2024', 'dmy', undefined],
  ['30-95-46', 'dmy', undefined],
  ['20-00-00 12345678', 'dmy', undefined],
  ['Pending', 'dmy', undefined],
]

test.group('Values of CSV files', () => {
  for (const [cell, decimal, expected] of AMOUNTS) {
    test(`reads the amount "${cell}" with ${decimal} as ${expected}`, ({ assert }) =>
      assert.equal(amount(cell, decimal), expected))
  }

  for (const [cell, order, expected] of DATES) {
    test(`reads the date "${cell}" as ${expected} (${order})`, ({ assert }) => {
      const parts = splitDate(cell)
      assert.equal(parts && toDate(parts, order), expected)
    })
  }

  test('the quick way to an amount never says anything else than the careful one', ({ assert }) => {
    const cells = fc.stringMatching(/^-?[0-9]{1,6}([.,][0-9]{0,4})?$/)
    fc.assert(
      fc.property(cells, fc.constantFrom('.', ',') as fc.Arbitrary<'.' | ','>, (cell, decimal) => {
        const quick = readPlain(cell, decimal)
        if (quick !== undefined && /[1-9]/.test(quick)) assert.equal(quick, amount(cell, decimal))
      }),
    )
  })

  test('a formatted amount reads back as itself', ({ assert }) => {
    const cents = fc.integer({ min: -99_999_999, max: 99_999_999 })
    fc.assert(
      fc.property(cents, fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE', 'en-IN'), (value, locale) => {
        const cell = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value / 100)
        const decimal = findDecimalMark([cell], '.')
        const digits = String(Math.abs(value)).padStart(3, '0')
        const expected = `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        assert.equal(amount(cell, decimal), expected)
      }),
    )
  })

  test('a column settles the order of day and month', ({ assert }) => {
    assert.deepEqual(findDateOrder(['01/02/2024', '13/02/2024'], undefined, 'mdy'), { order: 'dmy', certain: true })
    assert.deepEqual(findDateOrder(['01/02/2024', '02/13/2024'], undefined, 'dmy'), { order: 'mdy', certain: true })
    assert.equal(findDateOrder(['01/02/2024', '01/03/2024', '01/04/2024'], undefined, 'dmy').order, 'mdy')
    assert.deepEqual(findDateOrder(['10/02/2018'], '2018-02-26', 'mdy'), { order: 'dmy', certain: true })
    assert.deepEqual(findDateOrder(['10/02/2018'], undefined, 'mdy'), { order: 'mdy', certain: false })
  })

  test('the name of a file may hold the latest date', ({ assert }) => {
    assert.equal(dateInName('20171001-20171106.csv'), '2017-11-06')
    assert.equal(dateInName('2018-04-14_10-52-13_bunq.csv'), '2018-04-14')
    assert.isUndefined(dateInName('statement_1234567890.csv'))
  })

  test('names of columns are known in many languages', ({ assert }) => {
    const roles = [
      'Buchungstag',
      'Częstotliwość',
      'Kwota operacji',
      'Naam tegenpartij',
      'Betrag (EUR)',
      'Originalbetrag',
      '残高',
      'Změna',
      'RunningBalance',
    ]
    assert.deepEqual(
      roles.map((name) => readHeader(name)?.role),
      ['date', undefined, 'amount', 'payee', 'amount', 'foreign', 'balance', undefined, 'balance'],
    )
    assert.equal(readHeader('Betrag (EUR)')?.currency, 'EUR')
    assert.equal(readHeader('Withdrawals (SGD)')?.role, 'debit')
  })

  test('words for in and out are known', ({ assert }) => {
    assert.deepEqual(['Af', 'Bij', 'DR', 'credit', 'Terhelés', '支出', 'K', 'Groceries'].map(readDirection), [
      'out',
      'in',
      'out',
      'in',
      'out',
      'out',
      'in',
      undefined,
    ])
  })
})

test.group('Values of OFX files', () => {
  test('dates are taken as written', ({ assert }) => {
    assert.equal(readDate('20240131235959.000[-5:EST]'), '2024-01-31')
    assert.equal(readDate('2009021100000000[-5:EST]'), '2009-02-11')
    assert.isUndefined(readDate('201120000000'))
    assert.isUndefined(readDate('20230229'))
    assert.isUndefined(readDate(''))
  })

  test('amounts have a sign and either decimal mark', ({ assert }) => {
    assert.deepEqual(['-30.000', '+1000.00', '1.234,50', '-1234,56', '1,234', '.5', '12'].map(readAmount), [
      '-30.000',
      '1000.00',
      '1234.50',
      '-1234.56',
      '1234',
      '0.5',
      '12',
    ])
    for (const text of ['$120', 'abc', '', '-', '1,2,3', '1e5']) assert.isUndefined(readAmount(text))
  })

  test('text loses its entities, also where a bank escaped it twice', ({ assert }) => {
    assert.equal(readText('B.C. HYDRO &amp; POWER &#233;&#xe9;'), 'B.C. HYDRO & POWER éé')
    assert.equal(readText('TPAY &amp;lt;DEFTPYMT&amp;gt;'), 'TPAY <DEFTPYMT>')
    assert.equal(readText('R&D &unknown; A\n  B'), 'R&D &unknown; A B')
  })
})

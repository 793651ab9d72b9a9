import { test } from '@japa/runner'
import { KnownTables } from '#plugins/domain/known_tables'

const columns = ['Date', 'Payee', 'Amount'].map((header) => ({ header }))
const first = { name: 'may.csv', text: 'Date,Payee,Amount\n2026-05-01,Bakery,-3.20\n' }
const later = { name: 'JUNE.CSV', text: 'Date,Payee,Amount\n2026-06-01,Dentist,-80\n' }

test.group('Known tables', () => {
  test('a table with the same names at the top is read by the same importer', ({ assert }) => {
    const tables = new KnownTables()
    assert.isUndefined(tables.importerOf(first, 'a'))
    tables.remember(first, 'a', { importer: 'csv_import', columns })
    assert.equal(tables.importerOf(later, 'a'), 'csv_import')
  })

  test('another ending, other names or other importers are asked about again', ({ assert }) => {
    const tables = new KnownTables()
    tables.remember(first, 'a', { importer: 'csv_import', columns })
    assert.isUndefined(tables.importerOf({ ...later, name: 'june.txt' }, 'a'))
    assert.isUndefined(tables.importerOf({ ...later, text: `Date,Payee,Sum\n${later.text}` }, 'a'))
    assert.isUndefined(tables.importerOf(later, 'a,b'))
  })

  test('what begins with a preamble, has no names, or is no table is never remembered', ({ assert }) => {
    const tables = new KnownTables()
    const preamble = { name: 'x.csv', text: `Statement of May\n${first.text}` }
    tables.remember(preamble, 'a', { importer: 'csv_import', columns })
    assert.isUndefined(tables.importerOf(preamble, 'a'))
    tables.remember(first, 'a', { importer: 'csv_import', columns: columns.slice(1) })
    tables.remember(first, 'a', { importer: 'csv_import', columns: [...columns, { header: '' }] })
    tables.remember(first, 'a', { importer: 'csv_import', columns: undefined })
    assert.isUndefined(tables.importerOf(first, 'a'))
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { PluginRegistry } from '#plugins/registry'
import { ReadStatementFile, type StatementFile } from '#plugins/services/read_statement_file'
import type { ColumnMapping, Manifest, TransactionColumns } from '#sdk'
import { bundleOf, openSandbox } from '#tests/support/sandbox'

const TABLE = 'Date,Shop,Note,Paid,Fee\n01/02/2024,Bakery,Bread,4.50,0.10\n02/02/2024,Butcher,Meat,9.00,0.20\n'

function fileOf(content: string, more: Partial<StatementFile> = {}): StatementFile {
  return { name: 'table.csv', bytes: new TextEncoder().encode(content), ...more }
}

test.group('Reading statement files', (group) => {
  const sandbox = openSandbox()
  const registry = new PluginRegistry(BUNDLED_PLUGINS)
  const reader = new ReadStatementFile(sandbox, registry)
  group.teardown(() => sandbox.close())

  async function read(content: string, mapping?: ColumnMapping) {
    const batches: TransactionColumns[] = []
    const reading = await reader.handle(fileOf(content, { options: { mapping } }), (columns) => batches.push(columns))
    const of = (field: 'date' | 'amount' | 'payee' | 'memo') => batches.flatMap((columns) => columns[field])
    return { reading, of }
  }

  test('a guess is told and can be overridden field by field', async ({ assert }) => {
    const { reading, of } = await read(TABLE)
    assert.deepEqual(
      reading.columns!.map(({ header }) => header),
      ['Date', 'Shop', 'Note', 'Paid', 'Fee'],
    )
    assert.deepEqual(reading.columns![1]!.samples, ['Bakery', 'Butcher'])
    assert.deepInclude(reading.guessed!, { date: 0, date_order: 'dmy', payee: [1], memo: [2], decimal: '.' })
    assert.deepEqual(of('date'), ['2024-02-01', '2024-02-02'])

    const { of: corrected } = await read(TABLE, { date_order: 'mdy', amount: 4, payee: [2], memo: [1], inverted: true })
    assert.deepEqual(corrected('date'), ['2024-01-02', '2024-02-02'])
    assert.deepEqual(corrected('amount'), ['-0.10', '-0.20'])
    assert.deepEqual(corrected('payee'), ['Bread', 'Meat'])
    assert.deepEqual(corrected('memo'), ['Bakery', 'Butcher'])
  })

  test('a guess given back as the mapping changes nothing', async ({ assert }) => {
    const first = await read(TABLE)
    const again = await read(TABLE, first.reading.guessed)
    assert.deepEqual(again.reading, first.reading)
    assert.deepEqual(again.of('amount'), first.of('amount'))
  })

  test('of two tables in a file each is read by its own names, also with the guess given back', async ({ assert }) => {
    const two = readFileSync(join(BUNDLED_PLUGINS, 'csv_import/fixtures/german_two_tables.csv'), 'latin1')
    const first = await read(two)
    assert.lengthOf(first.reading.statements, 2)
    const again = await read(two, first.reading.guessed)
    assert.deepEqual(again.reading, first.reading)
    assert.deepEqual(again.of('amount'), first.of('amount'))
    const turned = await read(two, { inverted: true })
    assert.deepEqual(
      turned.of('amount'),
      first
        .of('amount')
        .map((amount, row) => (row === 3 ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`)),
    )
  })

  test('a mapping that cannot be is refused with a reason', async ({ assert }) => {
    await assert.rejects(() => read(TABLE, { date: 99 }), /names column 99, but the table has 5/)
    await assert.rejects(
      () => read(TABLE, { date: 1 }),
      /Column 2 was chosen for the dates, but none of its cells is a date/,
    )
    await assert.rejects(() => read(TABLE, { date: 'first' } as never), /cannot be asked this/)
  })

  test('a large file arrives whole, in batches', async ({ assert }) => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `2024-01-${String((at % 28) + 1).padStart(2, '0')},Shop ${at},-${at}.50`,
    )
    const batches: TransactionColumns[] = []
    await reader.handle(fileOf(['Date,Payee,Amount', ...rows].join('\n')), (columns) => batches.push(columns))
    assert.isAbove(batches.length, 10)
    const amounts = batches.flatMap((columns) => columns.amount)
    assert.deepEqual([amounts.length, amounts[0], amounts[29_999]], [30_000, '-0.50', '-29999.50'])
  })

  test('what the receiver throws ends the reading and is thrown again', async ({ assert }) => {
    const failing = reader.handle(fileOf(TABLE), () => {
      throw new Error('no room')
    })
    await assert.rejects(() => failing, 'no room')
  })

  test('the importer can be named, and be unknown', async ({ assert }) => {
    await assert.rejects(() => reader.handle(fileOf(TABLE, { importer: 'ofx_import' }), () => {}), /no <OFX> document/)
    await assert.rejects(() => reader.handle(fileOf(TABLE, { importer: 'nothing' }), () => {}), /no importer "nothing"/)
  })

  test('a plugin that breaks the contract is caught at the door', async ({ assert }) => {
    const importer =
      "{ detect: () => ({ confidence: 1 }), parse: () => ({ statements: [], issues: [], secrets: 'all' }) }"
    const bundle = bundleOf(`var florinPlugin = { default: { importer: ${importer} } }`)
    const only = {
      ofKind: () => [{ manifest: { id: 'tested', contributes: {} } as Manifest, level: 'unsigned' as const, bundle }],
    }
    const careless = new ReadStatementFile(sandbox, only)
    await assert.rejects(() => careless.handle(fileOf(TABLE), () => {}), /breaks the contract/)
  })
})

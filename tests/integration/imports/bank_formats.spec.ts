import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { CheckLedger } from '#ledger/services/check_ledger'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'

/** A file of each format with one account, as it comes from a bank. */
const FILES: [plugin: string, file: string, bookings: number][] = [
  ['camt_import', 'batch.xml', 3],
  ['camt_import', 'repeated_references.xml', 4],
  ['mt940_import', 'german_codes.sta', 3],
  ['mt940_import', 'equal_references.sta', 3],
  ['qif_import', 'bank.qif', 2],
  ['qif_import', 'splits.qif', 5],
  ['ofx_import', 'bank_sgml.ofx', 2],
]

const fixture = (plugin: string, file: string) => readFileSync(join(BUNDLED_PLUGINS, plugin, 'fixtures', file), 'utf8')

async function textsOf({ id, database }: TestHousehold) {
  return database.read(id, (queries) =>
    queries.all<{ payee: string | null; memo: string; raw_description: string }>(
      `SELECT y.name AS payee, t.memo, t.raw_description
       FROM transactions t LEFT JOIN payees y ON y.id = t.payee_id ORDER BY t.occurred_on, t.id`,
    ),
  )
}

test.group('Files of banks', (group) => {
  group.teardown(endImportRuns)

  for (const [plugin, file, bookings] of FILES) {
    test(`${plugin} ${file} is imported once, however often it comes`, async ({ assert }) => {
      const household = await makeHousehold()
      const account = await accountOf(household, 'Assets:Everyday', plugin === 'ofx_import' ? 'USD' : 'EUR')
      const first = await importFile(household, fixture(plugin, file), account, file)
      assert.deepEqual([first.counts.new, first.counts.duplicate], [bookings, 0])
      const second = await importFile(household, fixture(plugin, file), account, file)
      assert.deepEqual([second.counts.new, second.counts.duplicate], [0, bookings])
    })
  }

  test('a memo with codes is told in words, and its codes are kept', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Everyday')
    await importFile(household, fixture('mt940_import', 'german_codes.sta'), account, 'statement.sta')
    const [debit] = await textsOf(household)
    assert.equal(debit!.payee, 'Kaffeeroesterei Nord am Grossen Markt')
    assert.equal(debit!.memo, 'Rechnung 4711 vom 1. Maerz, Vielen Dank')
    assert.include(debit!.raw_description, '?20EREF+R-4711?21MREF+M-0815')
  })

  test('what a file divides has a posting for each part', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Everyday')
    const { counts, changeSetId } = await importFile(household, fixture('qif_import', 'splits.qif'), account, 'a.qif')
    assert.equal(counts.new, 5)
    assert.isNotNull(changeSetId)
    const parts = await household.database.read(household.id, (queries) =>
      queries.all<{ quantity: number; memo: string }>(
        `SELECT p.quantity, p.memo FROM postings p JOIN transactions t ON t.id = p.transaction_id
         WHERE t.occurred_on = '2024-03-15' ORDER BY p.position`,
      ),
    )
    assert.deepEqual(
      parts.map(({ quantity, memo }) => [quantity, memo]),
      [
        [-10_000, ''],
        [6000, 'weekly shop'],
        [3000, ''],
        [1000, 'cash back [Cash]'],
      ],
    )
    const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(household.id)
    assert.deepEqual(problems, [])
  })
})

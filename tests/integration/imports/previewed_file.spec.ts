import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { RunImport } from '#imports/services/run_import'
import { StartImport } from '#imports/services/start_import'
import { switchPlugin } from '#plugins/services/plugin_settings'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, openContext } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'

const LINES = [
  { date: '2026-03-10', payee: 'Bakery', amount: '-1.40' },
  { date: '2026-03-11', payee: 'Grocer', amount: '-2.40' },
]

async function upload(household: TestHousehold): Promise<number> {
  const { gateway, vault } = await openContext()
  const accountId = await accountOf(household, 'Assets:Checking')
  async function* content() {
    yield Buffer.from(bankFile(LINES))
  }
  const file = { name: 'march.csv', content: content(), accountId }
  return new StartImport(gateway.database, vault, gateway.clock).handle(household.id, file, household.actor)
}

async function timesRead(household: TestHousehold): Promise<number> {
  const database = await app.container.make('florin.database')
  const row = await database.read(household.id, (queries) =>
    queries.first<{ times: number }>(`SELECT COUNT(*) AS times FROM plugin_runs WHERE method = 'importer.parse'`),
  )
  return row!.times
}

test.group('A file that was previewed', (group) => {
  group.teardown(endImportRuns)

  test('is not read again for its commit, nor for another preview', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const batchId = await upload(household)
    const runs = new RunImport(await openContext())
    await runs.preview(household.id, batchId)
    await runs.preview(household.id, batchId)
    const { counts } = await runs.commit(household.id, batchId, household.actor)
    assert.equal(counts.new, LINES.length)
    assert.equal(await timesRead(household), 1)
  })

  test('is read again once another one was previewed', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const batchId = await upload(household)
    const runs = new RunImport(await openContext())
    await runs.preview(household.id, batchId)
    await runs.preview(household.id, await upload(household))
    await runs.commit(household.id, batchId, household.actor)
    assert.equal(await timesRead(household), 3)
  })

  test('is of no use once its importer is switched off', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const batchId = await upload(household)
    const context = await openContext()
    const runs = new RunImport(context)
    await runs.preview(household.id, batchId)
    await context.gateway.database.write(household.id, (writes) => switchPlugin(writes, 'csv_import', false))
    await assert.rejects(() => runs.commit(household.id, batchId, household.actor), /no importer/)
  })
})

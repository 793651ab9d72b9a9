import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { balancesOf } from '#tests/support/balances'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'

const LEDGER = `
option "operating_currency" "EUR"
2024-01-01 open Assets:Bank:Checking EUR
2024-01-01 open Assets:Broker:Shares
2024-01-01 open Assets:Leave HOURS
2024-01-01 open Expenses:Food:Groceries
2024-01-01 open Income:Work

2024-01-01 * "Opening"
  Assets:Bank:Checking   1000.00 EUR
  Equity:Start

2024-01-05 * "Market" "weekly" #food
  Expenses:Food:Groceries   12.30 EUR
  Assets:Bank:Checking

2024-01-05 * "Market" "weekly" #food
  Expenses:Food:Groceries   12.30 EUR
  Assets:Bank:Checking

2024-01-31 * "Employer" "salary"
  Income:Work             -2000.00 EUR
  Assets:Bank:Checking     2000.00 EUR
  Assets:Leave                   5 HOURS
  Income:Work                   -5 HOURS

2024-02-01 * "Broker" "three shares"
  Assets:Broker:Shares   3 ACME {33.333 EUR}
  Assets:Bank:Checking  -100.00 EUR
`

async function balances(household: TestHousehold) {
  return Object.fromEntries([...(await balancesOf(household))].map(([name, { units }]) => [name, units]))
}

async function count(household: TestHousehold, table: string) {
  const row = await household.database.read(household.id, (queries) =>
    queries.first<{ n: number }>(`SELECT CAST(COUNT(*) AS BIGINT) AS n FROM ${table}`),
  )
  return row!.n
}

test.group('Whole books', (group) => {
  group.teardown(endImportRuns)

  test('come with every account, every balance and what is counted beside money', async ({ assert }) => {
    const household = await makeHousehold()
    const { counts, issues } = await importFile(household, LEDGER, undefined, 'home.beancount')
    assert.deepEqual([counts.new, issues], [5, []])
    const announced = await household.database.systemRead((queries) =>
      queries.all<{ payload: string }>(
        `SELECT payload FROM outbox WHERE household_id = ? AND topic = 'import.committed'`,
        [household.id],
      ),
    )
    assert.deepEqual(
      announced.map(({ payload }) => (JSON.parse(payload) as { added: number }).added),
      [5],
    )
    assert.deepEqual(await balances(household), {
      'Assets:Bank:Checking EUR': 287_540,
      'Assets:Broker:Shares ACME': 3,
      'Assets:Leave HOURS': 5,
      'Equity:Start EUR': -100_000,
      'Expenses:Food:Groceries EUR': 2460,
      'Income:Work EUR': -200_000,
      'Income:Work HOURS': -5,
    })
    const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(household.id)
    assert.deepEqual(problems, [])
  })

  test('imported twice add nothing, and undone and imported again are as imported once', async ({ assert }) => {
    const household = await makeHousehold()
    const before = [await count(household, 'accounts'), await count(household, 'commodities')]
    const { changeSetId } = await importFile(household, LEDGER, undefined, 'home.beancount')
    const once = await balances(household)

    const again = await importFile(household, LEDGER, undefined, 'copy.beancount')
    assert.deepEqual([again.counts.new, again.counts.duplicate], [0, 5])

    const gateway = await app.container.make('florin.gateway')
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    assert.deepEqual(await balances(household), {})
    assert.deepEqual([await count(household, 'accounts'), await count(household, 'commodities')], before)

    await importFile(household, LEDGER, undefined, 'home.beancount')
    assert.deepEqual(await balances(household), once)
  })

  test('use the categories and accounts that are there', async ({ assert }) => {
    const household = await makeHousehold()
    await importFile(household, LEDGER, undefined, 'home.beancount')
    const accounts = await count(household, 'accounts')
    const more = `
2024-03-01 * "Bakery"
  Expenses:Food:Groceries   3.00 EUR
  Assets:Bank:Checking
`
    await importFile(household, `2024-01-01 open Assets:Bank:Checking EUR\n${more}`, undefined, 'more.beancount')
    assert.equal(await count(household, 'accounts'), accounts)
    assert.equal((await balances(household))['Assets:Bank:Checking EUR'], 287_240)
  })

  test('say which transaction does not balance and leave out that one alone', async ({ assert }) => {
    const household = await makeHousehold()
    const broken = LEDGER.replace('Equity:Start', 'Equity:Start  -999.00 EUR')
    const { counts, issues } = await importFile(household, broken, undefined, 'home.beancount')
    assert.equal(counts.new, 4)
    assert.match(issues[0].message, /^Line 9: the transaction does not balance, 1\.00 EUR is left over/)
  })
})

import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'

const BUDGET = readFileSync(app.makePath('plugins/ynab_import/fixtures/api_budget.json'), 'utf8')
const PLAN = `"Month","Category","Master Category","Sub Category","Budgeted","Outflows","Category Balance"
"January 2013","Home: Repairs","Home","Repairs",100.00,85.00,15.00
"February 2013","Home: Repairs","Home","Repairs",-20.00,0.00,-5.00
`

async function assigned(household: TestHousehold) {
  const rows = await household.database.read(household.id, (queries) =>
    queries.all<{ name: string; period_on: string; amount: number }>(
      `SELECT a.name, b.period_on, b.amount FROM budget_assignments b JOIN accounts a ON a.id = b.category_id
       ORDER BY b.period_on, a.name`,
    ),
  )
  return rows.map(({ name, period_on: day, amount }) => `${day} ${name} ${amount}`)
}

test.group('Budgets of books', (group) => {
  group.teardown(endImportRuns)

  test('come along with the transactions, and go with them when the import is undone', async ({ assert }) => {
    const household = await makeHousehold({ base_currency: 'EUR', starter_set: 'none' })
    const { counts, issues, changeSetId } = await importFile(household, BUDGET, undefined, 'budget.json')
    assert.deepEqual([counts.new, issues], [5, []])
    const once = await assigned(household)
    assert.deepEqual(once, ['2024-02-01 Auto -1234', '2024-02-01 Essen 🍕 30000', '2024-03-01 Essen 🍕 35000'])

    await importFile(household, BUDGET, undefined, 'again.json')
    assert.deepEqual(await assigned(household), once)

    const gateway = await app.container.make('florin.gateway')
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    assert.deepEqual(await assigned(household), [])
    await importFile(household, BUDGET, undefined, 'budget.json')
    assert.deepEqual(await assigned(household), once)
  })

  test('that a person changed since stay as that person wants them', async ({ assert }) => {
    const household = await makeHousehold({ base_currency: 'EUR', starter_set: 'none' })
    await importFile(household, BUDGET, undefined, 'budget.json')
    const gateway = await app.container.make('florin.gateway')
    const origin = { actor: household.actor, cause: 'test', summary: 'Less to eat' }
    await gateway.change(household.id, origin, async (changes) => {
      const row = await changes.first<{ id: number }>('SELECT id FROM budget_assignments WHERE amount = 35000')
      await changes.update('budget_assignments', row!.id, { amount: 1 })
    })
    const grown = JSON.parse(BUDGET) as { data: { budget: { transactions: object[] } } }
    const [first] = grown.data.budget.transactions
    grown.data.budget.transactions.push({ ...first, id: 'later', date: '2024-03-09' })
    const { counts } = await importFile(household, JSON.stringify(grown), undefined, 'grown.json')
    assert.equal(counts.new, 1)
    assert.include(await assigned(household), '2024-03-01 Essen 🍕 1')
  })

  test('are given to categories that are there also without any transaction', async ({ assert }) => {
    const household = await makeHousehold({ base_currency: 'EUR', starter_set: 'none' })
    const { counts, changeSetId } = await importFile(household, PLAN, undefined, 'plan.csv')
    assert.deepEqual([counts.new, changeSetId === null], [0, false])
    assert.deepEqual(await assigned(household), ['2013-01-01 Repairs 10000', '2013-02-01 Repairs -2000'])
    assert.isNull((await importFile(household, PLAN, undefined, 'plan.csv')).changeSetId)
  })

  test('in another currency stay behind, and that is told', async ({ assert }) => {
    const household = await makeHousehold({ base_currency: 'USD', starter_set: 'none' })
    const { counts, issues } = await importFile(household, BUDGET, undefined, 'budget.json')
    assert.equal(counts.new, 5)
    assert.deepEqual(
      issues.map(({ code }) => code),
      ['budgets_kept_out'],
    )
    assert.deepEqual(await assigned(household), [])
  })
})

import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { listTransactions } from '#ledger/services/list_transactions'
import { readTransaction } from '#ledger/services/read_transactions'
import { ApplyRule } from '#rules/services/apply_rule'
import { EditRules } from '#rules/services/edit_rules'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, journal } from '#tests/support/journal'
import { asImported } from '#tests/support/rules'

const grocer = { field: 'payee', op: 'contains', value: 'grocer' }

async function makeRule(household: TestHousehold, actions: unknown[], condition: unknown = grocer) {
  const gateway = await app.container.make('florin.gateway')
  const draft = { name: 'Groceries', condition, actions }
  const { result: id } = await new EditRules(gateway).create(household.id, draft, household.actor)
  return { id, gateway }
}

/** What reports add up of a category, and the balance of an account; in cents. */
async function figures(household: TestHousehold, category: string, account: string) {
  const ids = [await accountOf(household, category), await accountOf(household, account)]
  return household.database.read(household.id, async (queries) => {
    const sums = ids.map((id) =>
      queries.first<{ sum: number }>(
        'SELECT COALESCE(CAST(SUM(quantity) AS BIGINT), 0) AS sum FROM month_totals WHERE account_id = ?',
        [id],
      ),
    )
    return (await Promise.all(sums)).map((row) => row!.sum)
  })
}

async function problemsOf(household: TestHousehold) {
  return (await new CheckLedger(await app.container.make('florin.gateway')).handle(household.id)).problems
}

async function rowsOf(household: TestHousehold, transaction: number) {
  return household.database.read(household.id, async (queries) => [
    await queries.all('SELECT * FROM transactions WHERE id = ?', [transaction]),
    await queries.all('SELECT * FROM postings WHERE transaction_id = ? ORDER BY id', [transaction]),
    await queries.all('SELECT * FROM month_totals ORDER BY account_id, month'),
  ])
}

test.group('What rules leave out of reports', (group) => {
  group.teardown(endImportRuns)

  test('is no spending but stays in the balance, and comes back byte for byte', async ({ assert }) => {
    const household = await makeHousehold()
    const [transaction] = await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Food')
    await asImported(household, [transaction])
    const { id, gateway } = await makeRule(household, [{ type: 'exclude_from_reports' }])
    const before = await rowsOf(household, transaction)
    const { changeSetId } = await new ApplyRule(gateway).handle(household.id, id)
    assert.deepEqual(await figures(household, 'Expenses:Food', 'Assets:Checking'), [0, -500])
    const shown = await household.database.read(household.id, (queries) => readTransaction(queries, transaction))
    assert.deepInclude(shown, { excluded: true, needs_review: false })
    assert.equal(shown!.provenance.excluded?.by, 'rule')
    assert.deepEqual(await problemsOf(household), [])
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    assert.deepEqual(await rowsOf(household, transaction), before)
  })

  test('follows what becomes of the transaction', async ({ assert }) => {
    const household = await makeHousehold()
    const [transaction] = await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Food')
    const [savings, home] = [await accountOf(household, 'Assets:Savings'), await accountOf(household, 'Expenses:Home')]
    const edit = new EditTransaction(await app.container.make('florin.gateway'))
    const change = (patch: object) => edit.handle(household.id, transaction, patch, household.actor)
    await change({ excluded: true })
    await change({ category_id: home })
    assert.deepEqual(await figures(household, 'Expenses:Home', 'Assets:Checking'), [0, -500])
    await change({ transfer_account_id: savings })
    assert.deepEqual(await figures(household, 'Assets:Savings', 'Assets:Checking'), [500, -500])
    await change({ status: 'void' })
    assert.deepEqual(await figures(household, 'Assets:Savings', 'Assets:Checking'), [0, 0])
    await change({ status: 'posted', category_id: home, excluded: false })
    assert.deepEqual(await figures(household, 'Expenses:Home', 'Assets:Checking'), [500, -500])
    assert.deepEqual(await problemsOf(household), [])
  })

  test('is left out from the beginning when it is imported, also in parts', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const [food, home] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Expenses:Home')]
    const savings = await accountOf(household, 'Assets:Savings')
    const about = (value: string) => ({ field: 'description', op: 'contains', value })
    const exclude = { type: 'exclude_from_reports' }
    await makeRule(household, [exclude, { type: 'set_review' }], about('grocer'))
    const parts = [{ category_id: food, percent: '50' }, { category_id: home }]
    await makeRule(household, [exclude, { type: 'split', parts }], about('telecom'))
    await makeRule(household, [exclude, { type: 'set_transfer', account_id: savings }], about('saving'))
    const rows = ['Grocer', 'Telecom', 'Saving', 'Qwxz'].map((payee, at) => {
      return { date: `2026-03-0${at + 1}`, payee, amount: '-10.00' }
    })
    await importFile(household, bankFile(rows), account)
    assert.deepEqual(await figures(household, 'Expenses:Food', 'Assets:Checking'), [0, -4000])
    assert.deepEqual(await figures(household, 'Expenses:Home', 'Assets:Savings'), [0, 1000])
    assert.deepEqual(await problemsOf(household), [])
    const listed = (filter: object) =>
      household.database.read(household.id, async (queries) =>
        (await listTransactions(queries, filter)).data.map(({ payee }) => payee?.name),
      )
    assert.deepEqual(await listed({ needs_review: true }), ['Grocer'])
    assert.deepEqual(await listed({ excluded: true }), ['Saving', 'Telecom', 'Grocer'])
    // What reports leave out needs no category either.
    assert.deepEqual(await listed({ uncategorised: true }), ['Qwxz'])
  })
})

test.group('What rules put before somebody', () => {
  test('is done with once it is reviewed', async ({ assert }) => {
    const household = await makeHousehold()
    const [transaction] = await journal(household, '2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Food')
    await asImported(household, [transaction])
    const { id, gateway } = await makeRule(household, [{ type: 'set_review' }])
    await new ApplyRule(gateway).handle(household.id, id)
    const read = () => household.database.read(household.id, (queries) => readTransaction(queries, transaction))
    assert.isTrue((await read())!.needs_review)
    await new EditTransaction(gateway).handle(household.id, transaction, { reviewed: true }, household.actor)
    assert.deepInclude(await read(), { needs_review: false, reviewed: true })
    assert.equal((await new ApplyRule(gateway).handle(household.id, id)).result, 0)
  })
})

import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import type { Queries } from '#database/database'
import { DeleteTransactions } from '#ledger/services/delete_transactions'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { listTransactionsBy } from '#ledger/services/list_transactions'
import { PresentedTransactions } from '#ledger/services/presented_transactions'
import type { TransactionJson } from '#ledger/validators/transaction'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const JOURNAL = `
  2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food
  2026-01-04 Bank   | Assets:Checking -10.00 EUR | Assets:Savings`

test.group('Presented transactions', () => {
  test('are read once until the household changes', async ({ assert }) => {
    const { household, presented, list } = await books()
    const first = await list()
    const { answer, statements } = await counting(household, (counted) => listed(counted, presented))
    assert.deepEqual(answer, first)
    assert.equal(statements, 2, 'one for the keys, one for the latest change set')
  })

  test('follow an edit, its undo and a deletion', async ({ assert }) => {
    const { household, list, ids } = await books()
    const gateway = await app.container.make('florin.gateway')
    const memos = async () => (await list()).map(({ memo }) => memo)
    assert.deepEqual(await memos(), ['', ''])
    const edited = await new EditTransaction(gateway).handle(household.id, ids[0], { memo: 'party' }, household.actor)
    assert.deepEqual(await memos(), ['', 'party'])
    await new UndoChangeSet(gateway).handle(household.id, edited.changeSetId!, household.actor)
    assert.deepEqual(await memos(), ['', ''])
    await new DeleteTransactions(gateway).handle(household.id, [ids[1]], household.actor)
    assert.deepEqual(await memos(), [''])
  })

  test('are told from the account that is asked for', async ({ assert }) => {
    const { household, presented, list } = await books()
    const savings = await accountOf(household, 'Assets:Savings')
    const amounts = (account?: number) =>
      household.database
        .read(household.id, (queries) => listed(queries, presented, account))
        .then((rows) => rows.map(({ amount }) => amount.amount))
    await list()
    assert.deepEqual(await amounts(savings), ['10.00'])
    assert.deepEqual(await amounts(), ['-10.00', '-42.10'])
  })

  test('of one household are not those of another', async ({ assert }) => {
    const { presented, list } = await books()
    const other = await makeHousehold()
    await list()
    assert.deepEqual(await other.database.read(other.id, (queries) => listed(queries, presented)), [])
  })
})

async function books() {
  const household = await makeHousehold()
  const ids = await journal(household, JOURNAL)
  const presented = new PresentedTransactions()
  const list = () => household.database.read(household.id, (queries) => listed(queries, presented))
  return { household, ids, presented, list }
}

async function listed(queries: Queries, presented: PresentedTransactions, account?: number) {
  const page = await listTransactionsBy((...asked) => presented.read(...asked), queries, { account })
  return page.data.map((row) => JSON.parse(row) as TransactionJson)
}

/** What some work answers, and how many statements it took. */
async function counting<T>({ id, database }: TestHousehold, work: (queries: Queries) => Promise<T>) {
  let statements = 0
  const answer = await database.read(id, (queries) =>
    work({
      dialect: queries.dialect,
      householdId: queries.householdId,
      all: (...asked) => (statements++, queries.all(...asked)),
      first: (...asked) => (statements++, queries.first(...asked)),
    }),
  )
  return { answer, statements }
}

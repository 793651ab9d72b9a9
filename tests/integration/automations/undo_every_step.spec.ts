import { test } from '@japa/runner'
import { EditBudget } from '#budgets/services/edit_budget'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { findTransactions } from '#ledger/services/find_transactions'
import { type Automations, makeAutomations, step } from '#tests/support/automations'
import { accountOf, journal } from '#tests/support/journal'
import { rowsByTable } from '#tests/support/rows_by_table'

/** What tells of the past, which an undo adds to. Everything else has to be as it was, also what is derived. */
const TELLS_OF_THE_PAST = /^(automation_|change|outbox|job|notice|notification)/
const WORDS = ['grocer', 'kiosk', 'bookshop', 'seen', 'kept', 'landlord', 'newly', 'round']

/** All rows but those that tell of the past, and what is found by words. */
async function books({ household: { id, database } }: Automations): Promise<Record<string, unknown>> {
  const rows = await rowsByTable(database, id)
  const kept = Object.entries(rows).filter(([table]) => !TELLS_OF_THE_PAST.test(table))
  const found = await database.read(id, async (queries) => {
    const hits: [string, unknown][] = []
    for (const search of WORDS) hits.push([search, await findTransactions(queries, { search }, { limit: 50 })])
    return hits
  })
  return { ...Object.fromEntries(kept), found }
}

async function begin(automations: Automations) {
  const { household, gateway } = automations
  const [savings, food, fun] = [
    await accountOf(household, 'Assets:Savings'),
    await accountOf(household, 'Expenses:Food'),
    await accountOf(household, 'Expenses:Fun'),
  ]
  const view = { currency: { code: 'EUR', scale: 2 }, today: '2026-03-31' }
  const budget = new EditBudget(gateway, view)
  await budget.set(
    household.id,
    { starts_on: '2026-03-02', anchor_on: '2026-03-02', period_length: 'week' },
    household.actor,
  )
  for (const id of [food, fun]) await budget.planCategory(household.id, id, { mode: 'envelope' }, household.actor)
  const ids = await journal(
    household,
    `2026-03-01 Grocer | Assets:Checking -42.10 EUR | Expenses:Food
     2026-03-02 Kiosk | Assets:Checking -3 EUR | Expenses:Food
     2026-03-03 Bookshop | Assets:Checking -20 EUR | Expenses:Fun`,
  )
  const edit = { tags: ['old', 'stays'], note: 'kept', memo: 'kept' }
  await new EditTransaction(gateway).handle(household.id, ids[1]!, edit, household.actor)
  return { savings, food, fun, ids }
}

/** Every kind of step that writes into the books, and every way steps lie in each other. */
function steps({ savings, fun, ids: [grocer, kiosk, bookshop] }: Awaited<ReturnType<typeof begin>>) {
  const own = { account_id: '{{ trigger.transaction.account_id }}' }
  const everything = {
    category_id: fun,
    payee: 'Newly Named',
    memo: 'seen',
    note: 'seen {{ run.id }}',
    overwrite: true,
  }
  return [
    step('all', 'edit_transaction@1', { ...everything, reviewed: true, add_tags: ['fresh'] }),
    step('tags', 'edit_transaction@1', { transaction: kiosk, add_tags: ['fresh', 'other'], remove_tags: ['old'] }),
    step('transfer', 'create_transaction@1', { ...own, transfer_account_id: savings, amount: '-10', memo: 'seen' }),
    step('wait', 'wait@1', { for: '1h' }),
    step('each', 'for_each@1', {
      items: [grocer, kiosk, bookshop],
      steps: [
        step('again', 'edit_transaction@1', { transaction: '{{ item }}', note: 'round {{ index }}', overwrite: true }),
        step('made', 'create_transaction@1', {
          ...{ ...own, category_id: fun, amount: '-1.{{ index }}', payee: 'Landlord', tags: ['fresh', 'made'] },
          ...{ status: 'pending', occurred_on: '2026-02-0{{ index }}' },
        }),
        step('itself', 'edit_transaction@1', {
          transaction: '{{ steps.made.transaction }}',
          memo: 'round',
          overwrite: true,
        }),
      ],
    }),
    step('both', 'parallel@1', {
      branches: [
        [step('one', 'edit_transaction@1', { payee: 'Landlord', overwrite: true })],
        [step('two', 'edit_transaction@1', { remove_tags: ['fresh'], reviewed: false })],
      ],
    }),
    step(
      'gone',
      'edit_transaction@1',
      { transaction: 999_999, note: 'x' },
      {
        on_error: [step('instead', 'create_transaction@1', { ...own, amount: '5', category_id: fun })],
      },
    ),
    step('tell', 'notify@1', { title: 'Done' }),
  ]
}

test.group('Undoing a run', () => {
  test('leaves every row as it was, whatever steps the run was made of', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, start, settle, runs, people, clock } = automations
    const begun = await begin(automations)
    const id = await add('Everything', { steps: steps(begun) })
    const before = await books(automations)
    const runId = await start.handle(household.id, id, { transactionId: begun.ids[0] }, household.actor)
    await settle()
    clock.advance(3_600_000)
    await settle()
    const [run] = await runs()
    assert.equal(run!.state, 'done', run!.message)
    const after = await books(automations)
    const touched = ['transactions', 'postings', 'payees', 'tags', 'transaction_tags']
    for (const table of [...touched, 'month_totals', 'budget_period_totals', 'found'])
      assert.notDeepEqual(after[table], before[table], table)

    const undone = await people.undo(household.id, runId, household.actor)
    const restored = await books(automations)
    for (const table of Object.keys(before)) assert.deepEqual(restored[table], before[table], table)
    assert.isAbove(undone.length, 10)
    assert.deepEqual(await people.undo(household.id, runId, household.actor), [])
  })
})

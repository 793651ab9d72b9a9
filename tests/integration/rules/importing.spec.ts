import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { CheckLedger } from '#ledger/services/check_ledger'
import { readTransactions } from '#ledger/services/read_transactions'
import type { Condition } from '#rules/domain/condition'
import { ApplyRule } from '#rules/services/apply_rule'
import { EditRules } from '#rules/services/edit_rules'
import { findMatching } from '#rules/services/find_matching'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, journal } from '#tests/support/journal'
import { asImported } from '#tests/support/rules'

async function makeRule(household: TestHousehold, draft: { condition: unknown; actions: unknown[] }): Promise<number> {
  const gateway = await app.container.make('florin.gateway')
  return (await new EditRules(gateway).create(household.id, { name: 'A rule', ...draft }, household.actor)).result
}

async function everyTransaction(household: TestHousehold) {
  return household.database.read(household.id, async (queries) => {
    const keys = await queries.all<{ id: number; occurred_on: string }>(
      'SELECT id, occurred_on FROM transactions ORDER BY occurred_on, id',
    )
    return readTransactions(queries, keys)
  })
}

async function problemsOf(household: TestHousehold) {
  const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(household.id)
  return problems
}

const about = (value: string) => ({ field: 'description', op: 'contains', value })

test.group('Rules in an import', (group) => {
  group.teardown(endImportRuns)

  test('split and make transfers, and what they made balances', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const savings = await accountOf(household, 'Assets:Savings')
    const [food, home] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Expenses:Home')]
    await makeRule(household, {
      condition: about('telecom'),
      actions: [{ type: 'split', parts: [{ category_id: food, percent: '33.3' }, { category_id: home }] }],
    })
    await makeRule(household, { condition: about('saving'), actions: [{ type: 'set_transfer', account_id: savings }] })
    const rows = ['Telecom', 'Saving plan'].map((payee, at) => ({
      date: `2026-03-0${at + 1}`,
      payee,
      amount: '-10.00',
    }))
    await importFile(household, bankFile(rows), account)
    const [divided, moved] = await everyTransaction(household)
    assert.deepEqual(
      divided.splits.map(({ category, amount }) => [category?.name, amount.amount]),
      [
        ['Food', '-3.33'],
        ['Home', '-6.67'],
      ],
    )
    assert.equal(divided.provenance.category?.by, 'rule')
    assert.equal(moved.splits[0].transfer_account?.name, 'Savings')
    assert.deepEqual(await problemsOf(household), [])
  })

  test('count what came before, in the ledger and in the file, in the order of the days', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await journal(household, '2026-03-01 Kiosk | Assets:Checking -1.00 EUR | Expenses:Other')
    const condition: Condition = {
      field: 'occurrence',
      op: 'is',
      value: { nth: 3, same: ['payee'], within: 'month' },
    }
    await makeRule(household, {
      condition,
      actions: [{ type: 'add_tag', tag: 'third' }],
    })
    const days = ['2026-04-01', '2026-03-20', '2026-03-10', '2026-03-30', '2026-04-01', '2026-04-01']
    await importFile(
      household,
      bankFile(days.map((date, at) => ({ date, payee: 'Kiosk', amount: `-${at + 2}.00` }))),
      account,
    )
    const tagged = (await everyTransaction(household)).filter(({ tags }) => tags.length > 0)
    assert.sameMembers(
      tagged.map((transaction) => `${transaction.occurred_on} ${transaction.amount.amount}`),
      ['2026-03-20 -3.00', '2026-04-01 -7.00'],
    )
    const found = await household.database.read(household.id, (queries) =>
      findMatching(queries, condition, '2026-04-02'),
    )
    assert.sameMembers(
      found,
      tagged.map(({ id }) => id),
    )
  })
})

test.group('Rules over the ledger', () => {
  test('split and make transfers as in an import, leave other currencies alone, and once', async ({ assert }) => {
    const household = await makeHousehold()
    const [savings, dollars] = [
      await accountOf(household, 'Assets:Savings'),
      await accountOf(household, 'Assets:Dollars', 'USD'),
    ]
    const [food, home] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Expenses:Home')]
    const ids = await journal(
      household,
      `2026-01-03 Telecom | Assets:Checking -0.05 EUR | Expenses:Other
       2026-01-04 Saving  | Assets:Checking 7.00 EUR  | Expenses:Other
       2026-01-05 Abroad  | Assets:Checking -7.00 EUR | Expenses:Other`,
    )
    await asImported(household, ids)
    const gateway = await app.container.make('florin.gateway')
    const apply = async (payee: string, action: object) => {
      const rule = await makeRule(household, {
        condition: { field: 'payee', op: 'is', value: payee },
        actions: [action],
      })
      const [first, again] = [
        await new ApplyRule(gateway).handle(household.id, rule),
        await new ApplyRule(gateway).handle(household.id, rule),
      ]
      return [first.result, again.result]
    }
    const parts = [
      { category_id: food, percent: '50' },
      { category_id: home, percent: '50', memo: 'half' },
    ]
    assert.deepEqual(await apply('telecom', { type: 'split', parts }), [1, 0])
    assert.deepEqual(await apply('saving', { type: 'set_transfer', account_id: savings }), [1, 0])
    assert.deepEqual(await apply('abroad', { type: 'set_transfer', account_id: dollars }), [0, 0])
    const [divided, moved] = await everyTransaction(household)
    assert.deepEqual(
      divided.splits.map(({ amount, memo }) => [amount.amount, memo]),
      [
        ['-0.03', ''],
        ['-0.02', 'half'],
      ],
    )
    assert.equal(moved.splits[0].transfer_account?.name, 'Savings')
    assert.deepEqual(await problemsOf(household), [])
  })
})

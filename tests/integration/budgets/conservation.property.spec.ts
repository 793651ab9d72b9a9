import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import { EditBudget } from '#budgets/services/edit_budget'
import { budgetOfCategory } from '#budgets/services/follow_category'
import { loadBudget } from '#budgets/services/load_budget'
import { readBudgetPeriod } from '#budgets/services/read_budget_period'
import { rollovers } from '#budgets/domain/envelopes'
import { periodLengths, shift } from '#budgets/domain/periods'
import type { Gateway } from '#changes/gateway'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { SetRate } from '#commodities/services/set_rate'
import { parseAmount } from '#core/money'
import { CheckLedger } from '#ledger/services/check_ledger'
import { DeleteTransactions } from '#ledger/services/delete_transactions'
import { EditCategory } from '#ledger/services/edit_category'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { PostTransaction } from '#ledger/services/post_transaction'
import { bankFile } from '#tests/support/bank_file'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

/*
 * Method: random steps of every kind (assigning, moving, holding, changing policies and the length of periods, recording, editing,
 * importing, deleting and undoing) on one small ledger. After each, the envelopes, what is held and what is to assign are compared
 * with income less spending, counted from the postings one by one.
 */

const view = { currency: { code: 'EUR', scale: 2 }, today: '2026-03-20' }
const DAYS = ['2026-01-01', '2026-01-31', '2026-02-14', '2026-02-28', '2026-03-15', '2026-04-02']
const PERIODS_LOOKED_AT = 4

const step = fc.record({
  kind: fc.constantFrom(
    'assign',
    'move',
    'hold',
    'plan',
    'rhythm',
    'record',
    'record',
    'edit',
    'delete',
    'undo',
    'undo',
    'new category',
    'import',
  ),
  day: fc.constantFrom(...DAYS),
  cents: fc.integer({ min: 1, max: 500_000 }),
  income: fc.boolean(),
  one: fc.nat(50),
  other: fc.nat(50),
  rollover: fc.constantFrom(...rollovers),
  mode: fc.constantFrom('envelope' as const, 'envelope' as const, 'limit' as const, 'none' as const),
  length: fc.constantFrom(...periodLengths),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const textOf = (cents: number) => (cents / 100).toFixed(2)

/** A bank's file of two payments, like or unlike what is there already. */
function statementOf({ day, cents, one }: Step): string {
  return bankFile([
    { date: day, payee: `Shop ${one % 3}`, amount: textOf(-cents) },
    { date: day, payee: 'Employer', amount: textOf(2 * cents) },
  ])
}

class Steps {
  #undoable: number[] = []
  #names = 0

  constructor(
    readonly household: TestHousehold,
    readonly gateway: Gateway,
    readonly checking: number,
  ) {}

  async take(next: Step): Promise<void> {
    const changed = await this.#perform(next)
    if (changed?.changeSetId) this.#undoable.push(changed.changeSetId)
  }

  async #perform(one: Step): Promise<{ changeSetId: number | null } | undefined> {
    const { id, actor } = this.household
    const budget = new EditBudget(this.gateway, view)
    const categories = await this.#ids(`SELECT id FROM accounts WHERE kind = 'expense' AND role IS NULL ORDER BY id`)
    const pick = (at: number) => categories[at % categories.length]
    if (one.kind === 'assign')
      return budget.assign(id, one.day, [{ category_id: pick(one.one), amount: textOf(one.cents) }], actor)
    if (one.kind === 'move') return this.#move(one, budget)
    if (one.kind === 'hold') return budget.hold(id, one.day, textOf(one.cents), actor)
    if (one.kind === 'rhythm')
      return budget.set(id, { period_length: one.length, anchor_on: one.day.slice(0, 8) + '05' }, actor)
    if (one.kind === 'plan')
      return budget.planCategory(
        id,
        pick(one.one),
        { mode: one.mode, rollover: one.rollover, covers_branch: one.income },
        actor,
      )
    if (one.kind === 'new category')
      return new EditCategory(this.gateway, [budgetOfCategory]).create(
        id,
        { name: `Category ${++this.#names}`, kind: 'expense', parent_id: pick(one.other) },
        actor,
      )
    if (one.kind === 'import') return importFile(this.household, statementOf(one), this.checking)
    if (one.kind === 'record') return this.#record(one, pick(one.one))
    if (one.kind === 'undo') {
      await this.#undo()
      return
    }
    const transactions = await this.#ids('SELECT id FROM transactions ORDER BY id')
    if (transactions.length === 0) return
    const transaction = transactions[one.one % transactions.length]
    if (one.kind === 'delete') return new DeleteTransactions(this.gateway).handle(id, [transaction], actor)
    return new EditTransaction(this.gateway).handle(
      id,
      transaction,
      { occurred_on: one.day, category_id: one.income ? null : pick(one.other), amount: textOf(-one.cents) },
      actor,
    )
  }

  #record(one: Step, category: number) {
    const amount = textOf(one.income ? one.cents : -one.cents)
    const input = { occurred_on: one.day, account_id: this.checking, amount }
    const categorised = one.income || one.other % 3 === 0 ? input : { ...input, category_id: category }
    return new PostTransaction(this.gateway).handle(this.household.id, categorised, this.household.actor)
  }

  async #move({ day, cents, one, other }: Step, budget: EditBudget) {
    const { rows } = await this.household.database.read(this.household.id, (queries) =>
      readBudgetPeriod(queries, view, day),
    )
    const own = rows.filter((row) => row.mode !== 'none' && row.covered_by === null).map((row) => row.category.id)
    if (own.length === 0) return
    const [from, to] = [own[one % own.length], own[other % own.length]]
    const move = { period: day, from_category_id: from, to_category_id: from === to ? null : to, amount: textOf(cents) }
    return budget.move(this.household.id, move, this.household.actor)
  }

  async #undo() {
    const last = this.#undoable.pop()
    if (last === undefined) return
    await new UndoChangeSet(this.gateway).handle(this.household.id, last, this.household.actor)
  }

  async #ids(sql: string): Promise<number[]> {
    const rows = await this.household.database.read(this.household.id, (queries) => queries.all<{ id: number }>(sql))
    return rows.map(({ id }) => id)
  }
}

/** Income less spending from one day to another, from the postings one by one. */
async function recount(household: TestHousehold, from: string, to: string): Promise<number> {
  const rows = await household.database.read(household.id, (queries) =>
    queries.all<{ quantity: number }>(
      `SELECT p.quantity FROM postings p JOIN accounts a ON a.id = p.account_id
       WHERE a.kind IN ('income', 'expense') AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ?`,
      [from, to],
    ),
  )
  return -rows.reduce((sum, { quantity }) => sum + quantity, 0)
}

test.group('A budget', (group) => {
  group.teardown(endImportRuns)

  test('has in its envelopes, held and to assign what income less spending left, whatever is done', async ({
    assert,
  }) => {
    const gateway = await app.container.make('florin.gateway')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const household = await makeHousehold()
        const checking = await accountOf(household, 'Assets:Checking')
        await new EditBudget(gateway, view).set(
          household.id,
          { starts_on: '2026-01-01', opening_amount: '123.45' },
          household.actor,
        )
        const performed = new Steps(household, gateway, checking)
        for (const one of steps) {
          await performed.take(one)
          await assertConserved(household, assert)
        }
      }),
      { numRuns: 25 },
    )
    const { problems } = await new CheckLedger(gateway).handle()
    assert.deepEqual(problems, [])
  })

  test('converts with the rate of the day and says which currencies it cannot convert', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(
      household,
      `2026-02-01 Employer | Assets:Checking 1000.00 EUR | Income:Salary
       2026-02-10 Diner    | Assets:Dollars -20.00 USD   | Expenses:Food
       2026-02-11 Market   | Assets:Crowns -300.00 CZK   | Expenses:Food`,
    )
    const gateway = await app.container.make('florin.gateway')
    const rate = { from: 'USD', to: 'EUR', on: '2026-01-15', rate: '0.9' }
    await new SetRate(gateway).handle(household.id, rate, household.actor)
    await new EditBudget(gateway, view).set(household.id, { starts_on: '2026-01-01' }, household.actor)
    const february = await household.database.read(household.id, (queries) =>
      readBudgetPeriod(queries, view, '2026-02'),
    )
    const food = february.rows.find(({ category }) => category.name === 'Food')!
    assert.equal(food.spent, '18.00')
    assert.equal(food.left, '-18.00')
    assert.equal(february.to_assign.amount, '1000.00')
    assert.deepEqual(february.missing_rates, ['CZK'])
  })
})

async function assertConserved(household: TestHousehold, assert: Assert) {
  const { budget } = await household.database.read(household.id, (queries) => loadBudget(queries, view, view.today))
  for (let at = 0; at < PERIODS_LOOKED_AT; at++) {
    const day = shift(budget.rhythm, '2026-01-05', at)
    const [loaded, shown] = await household.database.read(household.id, async (queries) => [
      await loadBudget(queries, view, day),
      await readBudgetPeriod(queries, view, day),
    ])
    const [first, last] = [loaded.periods[0], loaded.periods[loaded.periods.length - 1]]
    const cents = (text: string) => parseAmount(text, 2)
    const envelopes = shown.rows
      .filter((row) => row.mode === 'envelope' && row.covered_by === null)
      .reduce((sum, { left }) => sum + cents(left), 0)
    assert.equal(
      envelopes + cents(shown.to_assign.amount) - cents(shown.to_assign.held),
      12_345 + (await recount(household, first.from, last.to)),
      `${budget.rhythm.length} ${last.from}`,
    )
  }
}

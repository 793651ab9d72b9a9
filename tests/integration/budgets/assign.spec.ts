import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { assign } from '#budgets/services/assign'
import { EditBudget } from '#budgets/services/edit_budget'
import { readBudgetMonth } from '#budgets/services/read_budget_month'
import { readBudgetPace } from '#budgets/services/read_budget_pace'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { InvalidInputException } from '#core/exceptions'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const view = { currency: { code: 'EUR', scale: 2 }, today: '2026-03-20' }
const NOW = '2026-03-20T12:00:00.000Z'

async function assignInside(household: TestHousehold, assignments: Parameters<typeof assign>[2]) {
  const gateway = await app.container.make('florin.gateway')
  const origin = { actor: household.actor, cause: 'import.committed', summary: 'Imported books' }
  return gateway.change(household.id, origin, (changes) => assign(changes, view, assignments, NOW))
}

const monthOf = (household: TestHousehold, month: string) =>
  household.database.read(household.id, (queries) => readBudgetMonth(queries, view, month))

test.group('Assigning inside a change set', () => {
  test('begins a budget, or lets it begin earlier, and is undone with the rest', async ({ assert }) => {
    const household = await makeHousehold()
    const food = await accountOf(household, 'Expenses:Food')
    await assignInside(household, [{ category_id: food, on: '2026-02-17', amount: 20_000 }])
    assert.equal((await monthOf(household, '2026-02')).settings!.starts_on, '2026-02-01')
    const second = await assignInside(household, [
      { category_id: food, on: '2025-11-01', amount: 10_000 },
      { category_id: food, on: '2026-02-01', amount: 25_000 },
    ])
    const after = await monthOf(household, '2026-02')
    const row = after.rows.find(({ category }) => category.id === food)!
    assert.deepInclude(row, { carried: '100.00', assigned: '250.00', left: '350.00' })
    assert.equal(after.settings!.starts_on, '2025-11-01')
    await new UndoChangeSet(await app.container.make('florin.gateway')).handle(
      household.id,
      second.changeSetId!,
      household.actor,
    )
    const undone = await monthOf(household, '2026-02')
    assert.equal(undone.rows.find(({ category }) => category.id === food)!.assigned, '200.00')
    assert.equal(undone.settings!.starts_on, '2026-02-01')
  })

  test('refuses what is no spending category', async ({ assert }) => {
    const household = await makeHousehold()
    const salary = await accountOf(household, 'Income:Salary')
    const refused = await assignInside(household, [{ category_id: salary, on: '2026-02-01', amount: 1 }]).catch(
      (error: unknown) => error,
    )
    assert.instanceOf(refused, InvalidInputException)
    assert.isNull((await monthOf(household, '2026-02')).settings)
  })
})

test.group('The pace of a category', () => {
  test('compares what is used with the time that is over', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, `2026-03-02 Grocer | Assets:Checking -90.00 EUR | Expenses:Food`)
    const food = await accountOf(household, 'Expenses:Food')
    const pace = () => household.database.read(household.id, (queries) => readBudgetPace(queries, view, food))
    assert.isUndefined(await pace())
    await assignInside(household, [{ category_id: food, on: '2026-03-01', amount: 12_000 }])
    assert.deepEqual(await pace(), {
      currency: { code: 'EUR', scale: 2 },
      assigned: 12_000,
      spent: 9000,
      left: 3000,
      share_used: 0.75,
      share_elapsed: 20 / 31,
    })
    const gateway = await app.container.make('florin.gateway')
    await new EditBudget(gateway, view).planCategory(household.id, food, { mode: 'none' }, household.actor)
    assert.isUndefined(await pace())
  })
})

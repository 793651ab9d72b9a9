import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import type { BudgetPeriodJson } from '#budgets/validators/budget'
import type { FillingJson } from '#budgets/validators/template'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

async function budgetedHousehold() {
  const household = await makeHousehold()
  await journal(
    household,
    `2026-09-01 Employer | Assets:Checking 2000.00 EUR | Income:Salary
     2026-09-10 Grocer   | Assets:Checking -310.00 EUR | Expenses:Groceries
     2026-10-01 Employer | Assets:Checking 2000.00 EUR | Income:Salary
     2026-10-10 Grocer   | Assets:Checking -290.00 EUR | Expenses:Groceries
     2026-11-01 Employer | Assets:Checking 2000.00 EUR | Income:Salary
     2026-11-05 Grocer   | Assets:Checking -120.00 EUR | Expenses:Groceries
     2026-11-07 Cinema   | Assets:Checking -30.00 EUR  | Expenses:Leisure`,
  )
  const groceries = await accountOf(household, 'Expenses:Groceries')
  const leisure = await accountOf(household, 'Expenses:Leisure')
  return { ...household, groceries, leisure }
}

const begin = ({ client }: TestHousehold) =>
  client.put('/budget/settings', { starts_on: '2026-11-01', opening_amount: '100.00' })

const read = async ({ client }: TestHousehold, period = '2026-11') =>
  (await client.get<BudgetPeriodJson>(`/budget?period=${period}`)).body

const rowOf = (budget: BudgetPeriodJson, id: number) => budget.rows.find((row) => row.category.id === id)!

test.group('The budget', (group) => {
  group.setup(async () => {
    const gateway = await app.container.make('florin.gateway')
    const clock = gateway.clock
    Object.assign(gateway, { clock: new FixedClock('2026-11-21T09:00:00.000Z') })
    return () => void Object.assign(gateway, { clock })
  })

  test('shows spending before anybody began one', async ({ assert }) => {
    const household = await budgetedHousehold()
    const budget = await read(household)
    assert.isNull(budget.settings)
    assert.equal(rowOf(budget, household.groceries).spent, '120.00')
    assert.equal(budget.to_assign.amount, '0.00')
    assert.isNull(budget.safe_to_spend)
    assert.equal(budget.suggested_opening, '3400.00')
  })

  test('assigns, tells what is left and how fast it goes', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { body, headers } = await household.client.put<BudgetPeriodJson>('/budget/assignments', {
      period: '2026-11',
      assignments: [
        { category_id: household.groceries, amount: '300.00' },
        { category_id: household.leisure, amount: '20.00' },
      ],
    })
    assert.match(headers.get('florin-change-set')!, /^\d+$/)
    assert.deepInclude(rowOf(body, household.groceries), { assigned: '300.00', spent: '120.00', left: '180.00' })
    assert.deepInclude(rowOf(body, household.groceries), { share_used: 0.4, pace: 'within' })
    assert.deepInclude(rowOf(body, household.leisure), { left: '-10.00', pace: 'overspent' })
    assert.deepInclude(body.to_assign, { brought: '100.00', income: '2000.00', assigned: '-320.00', amount: '1780.00' })
    assert.deepInclude(body.period, { from: '2026-11-01', to: '2026-11-30', days_left: 10, is_current: true })
    assert.deepEqual(body.safe_to_spend, { per_day: '17.00', left: '170.00', days_left: 10 })
    assert.equal((await read(household, '2026-12')).to_assign.overspent_before, '-10.00')
  })

  test('moves money, also to cover what was overspent, and undoes it', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, leisure, client } = household
    await client.put('/budget/assignments', {
      period: '2026-11',
      assignments: [{ category_id: groceries, amount: '300.00' }],
    })
    const before = await read(household)
    const move = { period: '2026-11', from_category_id: groceries, to_category_id: leisure, amount: '30.00' }
    const { body, headers } = await client.post<BudgetPeriodJson>('/budget/moves', move)
    assert.equal(rowOf(body, groceries).assigned, '270.00')
    assert.equal(rowOf(body, leisure).left, '0.00')
    assert.equal(body.to_assign.amount, before.to_assign.amount)
    await client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.deepEqual(await read(household), before)
    const back = await client.post<BudgetPeriodJson>('/budget/moves', { ...move, to_category_id: null })
    assert.equal(back.body.to_assign.amount, '1830.00')
  })

  test('refuses moves that make no sense', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, leisure, client } = household
    const move = { period: '2026-11', from_category_id: groceries, to_category_id: leisure, amount: '30.00' }
    const pointerOf = async (body: object) =>
      (await client.post<{ errors: { pointer: string }[] }>('/budget/moves', body)).body.errors[0].pointer
    assert.equal(await pointerOf({ ...move, to_category_id: groceries }), '/to_category_id')
    assert.equal(await pointerOf({ ...move, amount: '-1.00' }), '/amount')
    assert.equal(await pointerOf({ ...move, amount: '1.001' }).catch(() => 'E_INVALID_AMOUNT'), 'E_INVALID_AMOUNT')
    await client.patch(`/budget/categories/${leisure}`, { mode: 'none' })
    assert.equal(await pointerOf(move), '/to_category_id')
  })

  test('holds money for the next period', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    await household.client.put('/budget/hold', { period: '2026-11', amount: '500.00' })
    assert.equal((await read(household)).to_assign.amount, '1600.00')
    assert.deepInclude((await read(household, '2026-12')).to_assign, { held_before: '500.00' })
  })

  test('says when there is none, or when it had not begun', async ({ assert }) => {
    const household = await budgetedHousehold()
    const hold = (period: string) => household.client.put<{ code: string }>('/budget/hold', { period, amount: '1.00' })
    assert.equal((await hold('2026-11')).body.code, 'E_NO_BUDGET')
    await begin(household)
    assert.equal((await hold('2026-10')).body.code, 'E_BUDGET_NOT_BEGUN')
    assert.equal((await household.client.get('/budget?period=2026-02-31')).status, 422)
  })

  test('fills a period from templates exactly as the preview says', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, leisure, client } = household
    await client.put(`/budget/categories/${groceries}/templates`, {
      templates: [{ priority: 1, kind: 'average', periods: 2 }],
    })
    await client.put(`/budget/categories/${leisure}/templates`, {
      templates: [
        { priority: 1, kind: 'fixed', amount: '50.00' },
        { priority: 2, kind: 'remainder', weight: 1 },
      ],
    })
    const wanted = { period: '2026-11', source: 'templates' }
    const preview = await client.post<FillingJson>('/budget/fillings/preview', wanted)
    assert.deepEqual(
      preview.body.changes.map(({ category, after }) => [category.id, after]).sort(),
      [
        [groceries, '300.00'],
        [leisure, '1800.00'],
      ].sort(),
    )
    assert.equal(preview.body.to_assign.after, '0.00')
    const { body } = await client.post<FillingJson>('/budget/fillings', wanted)
    assert.deepEqual(body, preview.body)
    const filled = await read(household)
    assert.equal(filled.to_assign.amount, '0.00')
    assert.equal(rowOf(filled, leisure).assigned, '1800.00')
    const again = await client.post<FillingJson>('/budget/fillings', { ...wanted, overwrite: true })
    assert.deepEqual(again.body.changes, [])
  })

  test('fills what bills need, and follows a bill that changes', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, leisure, client } = household
    const account = await accountOf(household, 'Assets:Checking')
    const bill = { account_id: account, direction: 'out', next_due_on: '2026-11-28' }
    const add = async (more: object) =>
      (await client.post<{ id: number }>('/recurring-payments', { ...bill, ...more })).body.id
    const gym = await add({ name: 'Gym', cadence: 'month', amount: { from: '29.00', to: '31.00' } })
    const insurance = { cadence: 'year', next_due_on: '2027-01-20', amount: { from: '600', to: '600' } }
    const yearly = await add({ name: 'Insurance', ...insurance })
    const use = (category: number, id: number) =>
      client.put<{ errors: { pointer: string }[] }>(`/budget/categories/${category}/templates`, {
        templates: [{ priority: 1, kind: 'bill', recurring_id: id }],
      })
    await use(leisure, gym)
    await use(groceries, yearly)
    const needed = async () => {
      const { body } = await client.post<FillingJson>('/budget/fillings/preview', {
        period: '2026-11',
        source: 'templates',
      })
      const after = (id: number) => body.changes.find(({ category }) => category.id === id)!.after
      return [after(leisure), after(groceries)]
    }
    assert.deepEqual(await needed(), ['30.00', '200.00'])
    await client.patch(`/recurring-payments/${gym}`, { amount: { from: '40.00', to: '40.00' } })
    assert.deepEqual(await needed(), ['40.00', '200.00'])
    await client.post(`/recurring-payments/${gym}/merging`, { into: yearly })
    assert.deepEqual(await needed(), ['200.00', '200.00'])
    const refused = await use(leisure, 999_999_999)
    assert.deepEqual([refused.status, refused.body.errors[0]!.pointer], [422, '/templates/0/recurring_id'])
  })

  test('names what a template lacks', async ({ assert }) => {
    const household = await budgetedHousehold()
    const { status, body } = await household.client.put<{ errors: { pointer: string }[] }>(
      `/budget/categories/${household.groceries}/templates`,
      { templates: [{ priority: 1, kind: 'by_date', amount: '10.00' }] },
    )
    assert.deepEqual([status, body.errors[0].pointer], [422, '/templates/0/by'])
  })

  test('proposes what is usual and copies the period before', async ({ assert }) => {
    const household = await budgetedHousehold()
    const { groceries, client } = household
    const proposal = await client.post<FillingJson>('/budget/fillings/preview', {
      period: '2026-11',
      source: 'average',
    })
    assert.deepEqual(
      proposal.body.changes.map(({ category, after }) => [category.id, after]),
      [[groceries, '300.00']],
    )
    await begin(household)
    await client.post('/budget/fillings', { period: '2026-11', source: 'average' })
    await client.post('/budget/fillings', { period: '2026-12', source: 'last_period' })
    assert.equal(rowOf(await read(household, '2026-12'), groceries).assigned, '300.00')
  })

  test('counts a branch in one budget and follows a category that is merged or deleted', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, leisure, client } = household
    const child = await client.post<{ id: number }>('/categories', {
      name: 'Bakery',
      kind: 'expense',
      parent_id: groceries,
    })
    await client.put('/budget/assignments', {
      period: '2026-11',
      assignments: [
        { category_id: groceries, amount: '300.00' },
        { category_id: child.body.id, amount: '40.00' },
      ],
    })
    await client.patch(`/budget/categories/${groceries}`, { covers_branch: true, rollover: 'both' })
    const covering = await read(household)
    assert.equal(rowOf(covering, child.body.id).covered_by, groceries)
    assert.deepInclude(rowOf(covering, groceries), { assigned: '340.00', left: '220.00', rollover: 'both' })
    await client.post(`/categories/${leisure}/merging`, { into: groceries })
    assert.equal(rowOf(await read(household), groceries).spent, '150.00')
    assert.equal((await client.delete(`/categories/${child.body.id}`)).status, 204)
    assert.equal(rowOf(await read(household), groceries).assigned, '300.00')
  })

  test('has weeks, or months that begin on pay day, without losing an assignment', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { groceries, client } = household
    await client.put('/budget/assignments', {
      period: '2026-11',
      assignments: [{ category_id: groceries, amount: '300.00' }],
    })
    await client.put('/budget/settings', { period_length: 'week', anchor_on: '2026-11-02' })
    const week = await read(household, '2026-11-05')
    assert.deepInclude(week.period, { from: '2026-11-02', to: '2026-11-08' })
    assert.deepInclude(rowOf(week, groceries), { carried: '300.00', spent: '120.00', left: '180.00' })
    await client.put('/budget/settings', { period_length: 'month', anchor_on: '2026-01-25' })
    const payday = await read(household, '2026-11-21')
    assert.deepInclude(payday.period, { from: '2026-10-25', to: '2026-11-24' })
    assert.deepInclude(rowOf(payday, groceries), { assigned: '300.00', spent: '120.00' })
    const late = await client.put('/budget/settings', { anchor_on: '2026-01-31' })
    assert.equal(late.status, 422)
  })

  test('is the same for everybody in the household, and only members change it', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { client } = await addMember(household, 'viewer')
    assert.deepEqual((await client.get('/budget?period=2026-11')).body, await read(household))
    assert.equal((await client.put('/budget/hold', { period: '2026-11', amount: '1.00' })).status, 403)
  })

  test('tells the history of a category', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { body } = await household.client.get<{ periods: unknown[] }>(
      `/budget/categories/${household.groceries}/history`,
    )
    assert.deepEqual(body.periods, [
      { from: '2026-11-01', to: '2026-11-30', carried: '0.00', assigned: '0.00', spent: '120.00', left: '-120.00' },
    ])
    assert.equal((await household.client.get('/budget/categories/900000000/history')).status, 404)
  })

  test('goes with its household', async ({ assert }) => {
    const household = await budgetedHousehold()
    await begin(household)
    const { client, database, groceries } = household
    const assignments = [{ category_id: groceries, amount: '300.00' }]
    await client.put('/budget/assignments', { period: '2026-11', assignments })
    await client.put('/budget/settings', { anchor_on: '2026-01-25' })
    await client.patch(`/budget/categories/${groceries}`, { rollover: 'both' })
    assert.equal((await client.delete('/household')).status, 204)
    for (const table of ['budgets', 'budget_categories', 'budget_assignments', 'budget_period_totals']) {
      const left = await database.systemRead((queries) =>
        queries.all(`SELECT household_id FROM ${table} WHERE household_id = ?`, [household.id]),
      )
      assert.deepEqual(left, [], table)
    }
  })
})

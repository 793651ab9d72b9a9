import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { announceReached } from '#goals/services/announce_reached'
import type { GoalJson, GoalPlanJson } from '#goals/validators/goal'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

async function savingHousehold() {
  const household = await makeHousehold()
  await accountOf(household, 'Assets:Savings')
  await journal(
    household,
    `2026-01-01 Employer | Assets:Checking 2500.00 EUR | Income:Salary
     2026-01-05 Bank     | Assets:Checking -600.00 EUR | Assets:Savings
     2026-02-05 Bank     | Assets:Checking -200.00 EUR | Assets:Savings`,
  )
  const savings = await accountOf(household, 'Assets:Savings')
  return { ...household, savings }
}

const nextYear = `${new Date().getUTCFullYear() + 1}-12-31`

test.group('Goals', () => {
  test('are saved up for on real accounts', async ({ assert }) => {
    const { client, savings } = await savingHousehold()
    const { status, body, headers } = await client.post<GoalJson>('/goals', {
      name: 'Bicycle',
      kind: 'save',
      target_amount: '1200.00',
      excluded_amount: '200.00',
      account_ids: [savings],
      contribution: '100.00',
    })
    assert.equal(status, 201)
    assert.match(headers.get('florin-change-set')!, /^\d+$/)
    assert.deepInclude(body, { current: '600.00', start_amount: '600.00', remaining: '600.00', progress: 0.5 })
    assert.deepEqual(body.accounts, [{ id: savings, name: 'Savings' }])
    const plan = await client.get<GoalPlanJson>(`/goals/${body.id}/plan`)
    assert.lengthOf(plan.body.months, 6)
    assert.equal(plan.body.reached_month, body.expected_month)
    assert.equal(plan.body.history.at(-1)!.amount, '600.00')
    const faster = await client.get<GoalPlanJson>(`/goals/${body.id}/plan?contribution=300.00`)
    assert.lengthOf(faster.body.months, 2)
    const later = await client.get<GoalPlanJson>(`/goals/${body.id}/plan?target_on=${nextYear}`)
    assert.match(later.body.needed_contribution!, /^\d+\.\d\d$/)
  })

  test('pay down what is owed, with a schedule and extra payments', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const { body: loan } = await client.post<{ id: number }>('/accounts', {
      name: 'Car loan',
      subtype: 'loan',
      currency: 'EUR',
      opening_balance: '-10000.00',
      opening_on: '2026-01-01',
    })
    const { body: goal } = await client.post<GoalJson>('/goals', {
      name: 'Car loan',
      kind: 'pay_down',
      target_amount: '0',
      account_ids: [loan.id],
      contribution: '300.00',
      yearly_rate: '6',
    })
    assert.deepInclude(goal, { current: '10000.00', start_amount: '10000.00', progress: 0, reached: false })
    const plan = (await client.get<GoalPlanJson>(`/goals/${goal.id}/plan`)).body
    assert.deepInclude(plan.months[0], { interest: '50.00', payment: '300.00', amount: '9750.00' })
    assert.equal(plan.months.at(-1)!.amount, '0.00')
    const more = (await client.get<GoalPlanJson>(`/goals/${goal.id}/plan?extra=100.00`)).body
    assert.isBelow(more.months.length, plan.months.length)
    const never = (await client.get<GoalPlanJson>(`/goals/${goal.id}/plan?contribution=50.00`)).body
    assert.deepEqual([never.reached_month, never.months], [null, []])
  })

  test('look at an envelope of the budget', async ({ assert }) => {
    const household = await savingHousehold()
    const travel = await accountOf(household, 'Expenses:Travel')
    await household.client.put('/budget/settings', {})
    const period = new Date().toISOString().slice(0, 7)
    await household.client.put('/budget/assignments', {
      period,
      assignments: [{ category_id: travel, amount: '150.00' }],
    })
    const { body } = await household.client.post<GoalJson>('/goals', {
      name: 'Journey',
      kind: 'save',
      target_amount: '600.00',
      category_id: travel,
    })
    assert.deepInclude(body, { current: '150.00', progress: 0.25 })
  })

  test('are changed, archived, deleted and undone', async ({ assert }) => {
    const { client } = await savingHousehold()
    const { body } = await client.post<GoalJson>('/goals', { name: 'Sofa', kind: 'save', target_amount: '500.00' })
    const edited = await client.patch<GoalJson>(`/goals/${body.id}`, { entered_amount: '125.00', archived: true })
    assert.deepInclude(edited.body, { current: '125.00', progress: 0.25, archived: true })
    const { status, headers } = await client.delete(`/goals/${body.id}`)
    assert.equal(status, 204)
    assert.equal((await client.get(`/goals/${body.id}`)).status, 404)
    await client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
    assert.deepEqual((await client.get<GoalJson>(`/goals/${body.id}`)).body, edited.body)
  })

  test('refuse what makes no sense', async ({ assert }) => {
    const { client } = await savingHousehold()
    const goal = { name: 'Sofa', kind: 'save', target_amount: '500.00' }
    for (const wrong of [
      { currency: 'ABC' },
      { target_amount: '-1.00' },
      { contribution: '-1.00' },
      { account_ids: [900_000_000] },
      { category_id: 900_000_000 },
    ])
      assert.equal((await client.post('/goals', { ...goal, ...wrong })).status, 422, JSON.stringify(wrong))
  })

  test('announce once that they were reached', async ({ assert }) => {
    const { client, savings, database, id } = await savingHousehold()
    const { body } = await client.post<GoalJson>('/goals', {
      name: 'Bicycle',
      kind: 'save',
      target_amount: '700.00',
      account_ids: [savings],
    })
    assert.isTrue(body.reached)
    const clock = await app.container.make('florin.clock')
    await announceReached(database, clock, id)
    await announceReached(database, clock, id)
    const told = await database.read(id, (queries) =>
      queries.all<{ payload: string }>(`SELECT payload FROM outbox WHERE topic = 'goal.reached'`),
    )
    assert.deepEqual(
      told.map(({ payload }) => JSON.parse(payload) as unknown),
      [{ goal_id: body.id }],
    )
    assert.isNotNull((await client.get<GoalJson>(`/goals/${body.id}`)).body.reached_at)
  })
})

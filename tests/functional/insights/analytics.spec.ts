import { test } from '@japa/runner'
import { FixedClock } from '#core/clock'
import { ModelUnavailableException } from '#forecasting/exceptions'
import { Predict } from '#insights/services/predict'
import type { BudgetProposalJson, RiskJson, SpendingPatternJson } from '#insights/validators/analytics'
import type { PredictionsJson } from '#insights/validators/prediction'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { makeLife, TODAY, usualLife } from '#tests/support/insights'
import { stopClock } from '#tests/support/stopped_clock'

interface Problem {
  code: string
  detail: string
  needs: Record<string, number>
  has: Record<string, number>
}

test.group('Analytics', (group) => {
  group.setup(() => stopClock(TODAY))

  test('says how much data there is and how much it takes, and invents nothing', async ({ assert }) => {
    const { client } = (await makeLife(usualLife('2026-10-30'))).household
    const asked = [
      ['spending', await client.get<Problem>('/analytics/spending'), { days: 30 }, { days: 12 }],
      ['risk', await client.get<Problem>('/analytics/risk'), { months: 3 }, { months: 0 }],
      ['optimize', await client.post<Problem>('/analytics/budget/optimize', {}), { periods: 3 }, { periods: 1 }],
      ['predictions', await client.get<Problem>('/analytics/predictions'), { months: 4 }, { months: 1 }],
    ] as const
    for (const [what, { status, body }, needs, has] of asked) {
      assert.equal(status, 422, what)
      assert.equal(body.code, 'E_INSUFFICIENT_DATA', what)
      assert.deepEqual([body.needs, body.has], [needs, has], what)
    }
    assert.match(asked[0][1].body.detail, /^12 days of data: a pattern of spending takes at least 30\.$/)
    const empty = await makeHousehold()
    assert.deepEqual((await empty.client.get<Problem>('/analytics/spending')).body.has, { days: 0 })
    assert.equal((await empty.client.get('/analytics/insights')).status, 200)
  })

  test('tells what is spent on what, when and in which sizes', async ({ assert }) => {
    const { client } = (await makeLife()).household
    const { body } = await client.get<SpendingPatternJson>('/analytics/spending?from=2026-08-01&to=2026-10-31')
    const sum = (amounts: readonly { amount: { amount: string } }[]) =>
      amounts.reduce((all, { amount }) => all + Math.round(Number(amount.amount) * 100), 0)
    const total = Math.round(Number(body.total.amount) * 100)
    for (const parts of [body.by_category, body.by_weekday, body.by_size]) assert.equal(sum(parts), total)
    assert.deepEqual(body.by_category.map(({ category, amount }) => [category!.name, amount.amount]).slice(0, 1), [
      ['Rent', '2550.00'],
    ])
    assert.deepInclude(body.by_category[0], { change_percent: 0, trend: 'steady' })
    assert.deepEqual(body.based_on, { days: 92, from: '2026-08-01', to: '2026-10-31' })
    assert.equal(body.largest[0]!.amount.amount, '850.00')
    assert.lengthOf(body.by_weekday, 7)
    assert.isNotEmpty(body.patterns)
    assert.equal((await client.get('/analytics/spending?from=2026-11-02&to=2026-11-01')).status, 422)
  })

  test('rates how safe money is, with a target for the emergency fund', async ({ assert }) => {
    const { household } = await makeLife()
    const { body } = await household.client.get<RiskJson>('/analytics/risk')
    assert.lengthOf(body.factors, 6)
    assert.deepEqual(body.based_on, { months: 12, from: '2025-11-01', to: '2026-10-31' })
    assert.deepInclude(body, { band: 'low' })
    assert.equal(body.emergency_fund.target_months, 3)
    assert.equal(body.emergency_fund.missing.amount, '0.00')
    const loan = await accountOf(household, 'Liabilities:Loan')
    assert.equal((await household.client.patch(`/accounts/${loan}`, { subtype: 'loan' })).status, 200)
    const lines = ['08', '09', '10'].map(
      (month) => `2026-${month}-15 | Assets:Checking -3000.00 EUR | Liabilities:Loan`,
    )
    await journal(household, lines.join('\n'))
    const { body: indebted } = await household.client.get<RiskJson>('/analytics/risk')
    const debt = ({ factors }: RiskJson) => factors.find(({ name }) => name === 'debt_service')!.score
    assert.equal(debt(body), 100)
    assert.isBelow(debt(indebted), 100)
    assert.isBelow(indebted.score, body.score)
  })

  test('proposes a budget that leaves what is to be saved, or says what is missing', async ({ assert }) => {
    const { client } = (await makeLife()).household
    const free = (await client.post<BudgetProposalJson>('/analytics/budget/optimize', {})).body
    assert.isNull(free.infeasible)
    assert.equal(free.income.amount, '2600.00')
    const rent = free.proposed.find(({ category }) => category.name === 'Rent')!
    assert.deepEqual([rent.usual.amount, rent.proposed.amount], ['850.00', '850.00'])
    const minor = ({ amount }: { amount: string }) => Math.round(Number(amount) * 100)
    // Half of what everyday categories can be cut by.
    const more = free.proposed.reduce((sum, { proposed, least }) => sum + minor(proposed) - minor(least), 0) >> 1
    assert.isAbove(more, 0)
    const savings = ((minor(free.left) + more) / 100).toFixed(2)
    const request = { savings, constraints: [{ category_id: rent.category.id, fixed: '850.00' }] }
    const tight = (await client.post<BudgetProposalJson>('/analytics/budget/optimize', request)).body
    assert.isNull(tight.infeasible)
    assert.equal(tight.savings.amount, request.savings)
    const cut = tight.proposed.reduce((sum, { change }) => sum + minor(change), 0)
    assert.equal(cut, -more)
    assert.isAbove(tight.expected.savings_rate!, free.expected.savings_rate!)
    const poor = (await client.post<BudgetProposalJson>('/analytics/budget/optimize', { income: '500' })).body
    assert.equal(poor.infeasible!.code, 'INFEASIBLE')
    assert.isBelow(Number(poor.left.amount), 0)
  })

  test('tells by how much a goal comes sooner or later', async ({ assert }) => {
    const { household } = await makeLife()
    const goal = { name: 'Bicycle', kind: 'save', target_amount: '1200.00', contribution: '100.00' }
    const { id } = (await household.client.post<{ id: number }>('/goals', goal)).body
    const { body } = await household.client.post<BudgetProposalJson>('/analytics/budget/optimize', { goal_ids: [id] })
    assert.deepInclude(body.expected.goals[0], { reached_before: '2027-11', reached_after: '2027-11' })
    const none = (await household.client.post<BudgetProposalJson>('/analytics/budget/optimize', { goal_ids: [] })).body
    assert.isEmpty(none.expected.goals)
  })

  test('foretells by the forecast, and by the past where no model answers', async ({ assert }) => {
    const { household } = await makeLife()
    const { status, body } = await household.client.get<PredictionsJson>('/analytics/predictions?months=2')
    assert.equal(status, 200)
    assert.isNull(body.fallback)
    assert.isNotNull(body.model)
    for (const { months } of body.categories) assert.lengthOf(months, 2)
    assert.isNotEmpty(body.balance)

    const other = (await makeLife()).household
    const failing = { handle: () => Promise.reject(new ModelUnavailableException('All are switched off.')) }
    const clock = new FixedClock(`${TODAY}T09:00:00.000Z`)
    const predict = new Predict({ database: other.database, clock, refreshForecast: failing })
    const row = { id: other.id, base_currency: 'EUR', time_zone: 'Europe/Berlin' }
    const { fallback, balance, categories } = await predict.handle(row, 2)
    assert.equal(fallback!.code, 'MODEL_UNAVAILABLE')
    assert.deepEqual([balance[0]!.on, balance.at(-1)!.on], ['2026-11-11', '2026-12-31'])
    for (const { p10, p50, p90 } of balance) {
      assert.isAtMost(Number(p10), Number(p50))
      assert.isAtMost(Number(p50), Number(p90))
    }
    const rent = categories.find(({ category }) => category.name === 'Rent')!
    assert.deepEqual(rent.months, [
      { month: '2026-11', p10: '850.00', p50: '850.00', p90: '850.00' },
      { month: '2026-12', p10: '850.00', p50: '850.00', p90: '850.00' },
    ])
  })
})

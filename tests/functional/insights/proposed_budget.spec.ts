import { test } from '@japa/runner'
import type { BudgetProposalJson } from '#insights/validators/analytics'
import { addMonths, monthOf } from '#core/plain_date'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const thisMonth = monthOf(new Date().toISOString().slice(0, 10))
const monthAgo = (months: number) => addMonths(thisMonth, -months)

const eur = (amount: string) => ({ amount, currency: 'EUR' })

async function earningHousehold(months: number) {
  const household = await makeHousehold()
  for (let back = months; back > 0; back--)
    await journal(
      household,
      `${monthAgo(back)}-01 Employer | Assets:Checking 2000.00 EUR  | Income:Salary
       ${monthAgo(back)}-02 Landlord | Assets:Checking -900.00 EUR  | Expenses:Rent
       ${monthAgo(back)}-10 Grocer   | Assets:Checking -${400 + 20 * back}.00 EUR | Expenses:Food`,
    )
  return household
}

test.group('A proposed budget', () => {
  test('leaves goals what they need and tells when they are reached', async ({ assert }) => {
    const household = await earningHousehold(5)
    const { client } = household
    const rent = await accountOf(household, 'Expenses:Rent')
    const food = await accountOf(household, 'Expenses:Food')
    await client.patch(`/budget/categories/${rent}`, { set_aside: true })
    const goal = await client.post<{ id: number }>('/goals', {
      name: 'Sofa',
      kind: 'save',
      target_amount: '1290.00',
      contribution: '645.00',
    })
    const { status, body } = await client.post<BudgetProposalJson>('/analytics/budget/optimize', {})
    assert.equal(status, 200)
    assert.deepInclude(body, { income: eur('2000.00'), infeasible: null, period_length: 'month' })
    const lines = new Map(body.proposed.map((line) => [line.category.id, line]))
    assert.deepInclude(lines.get(rent)!, { usual: eur('900.00'), proposed: eur('900.00') })
    assert.deepInclude(lines.get(food)!, {
      usual: eur('460.00'),
      least: eur('440.00'),
      proposed: eur('455.00'),
      change: eur('-5.00'),
    })
    assert.containsSubset(body.expected.goals, [
      {
        goal: { id: goal.body.id, name: 'Sofa' },
        wanted: eur('645.00'),
        funded: eur('645.00'),
        reached_after: addMonths(thisMonth, 2),
      },
    ])
    assert.deepEqual(body.left, eur('0.00'))
    const poor = await client.post<BudgetProposalJson>('/analytics/budget/optimize', {
      income: '1500.00',
      constraints: [{ category_id: food, min: '450.00' }],
    })
    assert.equal(poor.body.infeasible?.code, 'INFEASIBLE')
    assert.deepEqual(poor.body.expected.goals[0]!.funded, eur('150.00'))
  })

  test('says when there is too little to learn from', async ({ assert }) => {
    const { client } = await earningHousehold(2)
    const { status, body } = await client.post<{ code: string; has: object; needs: object }>(
      '/analytics/budget/optimize',
      {},
    )
    assert.deepEqual(
      [status, body.code, body.has, body.needs],
      [422, 'E_INSUFFICIENT_DATA', { periods: 2 }, { periods: 3 }],
    )
  })
})

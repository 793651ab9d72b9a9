import { test } from '@japa/runner'
import type { OptimizationJson } from '#goals/validators/optimization'
import { addMonths, monthOf } from '#core/plain_date'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const thisMonth = monthOf(new Date().toISOString().slice(0, 10))
const monthAgo = (months: number) => addMonths(thisMonth, -months)

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
    const { status, body } = await client.post<OptimizationJson>('/budget/optimization', {})
    assert.equal(status, 200)
    assert.deepInclude(body, { income: '2000.00', feasible: true, period_length: 'month' })
    const lines = new Map(body.lines.map((line) => [line.category.id, line]))
    assert.deepInclude(lines.get(rent)!, { usual: '900.00', proposed: '900.00' })
    assert.deepInclude(lines.get(food)!, { usual: '460.00', least: '440.00', proposed: '455.00', change: '-5.00' })
    assert.deepEqual(body.goals, [
      {
        goal: { id: goal.body.id, name: 'Sofa' },
        wanted: '645.00',
        funded: '645.00',
        expected_month: addMonths(thisMonth, 2),
      },
    ])
    assert.deepEqual(body.totals, { spending: '1355.00', goals: '645.00', left: '0.00' })
    const poor = await client.post<OptimizationJson>('/budget/optimization', {
      income: '1500.00',
      constraints: [{ category_id: food, least: '450.00' }],
    })
    assert.isFalse(poor.body.feasible)
    assert.equal(poor.body.goals[0].funded, '150.00')
  })

  test('says when there is too little to learn from', async ({ assert }) => {
    const { client } = await earningHousehold(2)
    const { status, body } = await client.post<{ code: string; known: number; needed: number }>(
      '/budget/optimization',
      {},
    )
    assert.deepEqual([status, body.code, body.known, body.needed], [422, 'E_INSUFFICIENT_DATA', 2, 3])
  })
})

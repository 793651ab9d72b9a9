import { test } from '@japa/runner'
import { monthOf } from '#core/plain_date'
import app from '@adonisjs/core/services/app'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

test.group('Reports', () => {
  test('tell net worth, cash flow and spending in the base currency', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    await accountOf(household, 'Assets:Dollars', 'USD')
    await journal(
      household,
      `2026-01-01 Employer | Assets:Checking 1000.00 EUR | Income:Salary
       2026-01-15 Grocer   | Assets:Checking -40.00 EUR  | Expenses:Food
       2026-02-01 Client   | Assets:Dollars 110.00 USD   | Income:Salary
       2026-02-15 Grocer   | Liabilities:Card -60.00 EUR | Expenses:Food`,
    )
    await client.post('/rates', { from: 'EUR', to: 'USD', on: '2026-01-31', rate: '1.10' })
    const worth = await client.get('/reports/net-worth?from=2026-01&to=2026-02')
    assert.deepEqual(worth.body, {
      currency: 'EUR',
      points: [
        { month: '2026-01', assets: '960.00', liabilities: '0.00', net: '960.00' },
        { month: '2026-02', assets: '1060.00', liabilities: '-60.00', net: '1000.00' },
      ],
      missing_rates: [],
    })
    const flow = await client.get<{ months: unknown[] }>('/reports/cash-flow?from=2026-01&to=2026-02')
    assert.deepEqual(flow.body.months, [
      { month: '2026-01', income: '1000.00', expense: '40.00', net: '960.00' },
      { month: '2026-02', income: '100.00', expense: '60.00', net: '40.00' },
    ])
    const spent = await client.get<{ categories: { amount: string; usual: string; share: number }[] }>(
      '/reports/spending?from=2026-02&to=2026-02',
    )
    assert.containSubset(spent.body.categories, [{ amount: '60.00', usual: '13.33', share: 1 }])
  })

  test('follow a change of the base currency, which changes no amount', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-02-01 Client | Assets:Checking 100.00 EUR | Income:Salary')
    await household.client.post('/rates', { from: 'EUR', to: 'USD', on: '2026-01-31', rate: '1.10' })
    await household.client.patch('/household', { base_currency: 'USD' })
    const worth = await household.client.get('/reports/net-worth?from=2026-02&to=2026-02')
    assert.containSubset(worth.body, { currency: 'USD', points: [{ net: '110.00' }] })
    const accounts = await household.client.get('/accounts')
    assert.containSubset(accounts.body, {
      data: [{ balance: { amount: '100.00', currency: 'EUR' }, base_balance: { amount: '110.00', currency: 'USD' } }],
    })
  })

  test('name a currency that no rate leads from instead of guessing', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-02-01 Client | Assets:Pounds 110.00 GBP | Income:Salary')
    const worth = await household.client.get<{ missing_rates: string[] }>('/reports/net-worth?from=2026-02&to=2026-02')
    assert.deepEqual(worth.body.missing_rates, ['GBP'])
  })

  test('the dashboard agrees with the reports', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    const today = gateway.clock.today('Europe/Berlin')
    await journal(household, `${today} Grocer | Assets:Checking -42.10 EUR | Expenses:Food`)
    const { body, status } = await household.client.get<Record<string, unknown>>('/dashboard')
    assert.equal(status, 200)
    assert.containSubset(body, {
      month: monthOf(today),
      net_worth: { amount: '-42.10', change: '-42.10' },
      this_month: { income: '0.00', expense: '42.10', left: '-42.10' },
      needs: { uncategorised: 0, imports_pending: 0 },
    })
  })

  test('refuse a period that ends before it begins', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status, body } = await client.get('/reports/cash-flow?from=2026-03&to=2026-02')
    assert.deepEqual([status, body.code], [422, 'E_INVALID_INPUT'])
  })
})

import { test } from '@japa/runner'
import { SetRate } from '#commodities/services/set_rate'
import app from '@adonisjs/core/services/app'
import { readBalances } from '#forecasting/services/read_balances'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const TODAY = '2026-11-21'
const read = ({ database, id }: TestHousehold, currency = 'EUR') =>
  database.read(id, (queries) => readBalances(queries, currency, TODAY))

test.group('Balances by day', () => {
  test('begin with the first day, know what was long ago, and nothing of what is to come', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(
      household,
      `2020-01-05 Start  | Assets:Old 100.00 EUR | Income:Other
       2026-11-20 Grocer | Assets:Old -30.00 EUR | Expenses:Groceries
       2026-11-20 Grocer | Assets:Old -5.00 EUR  | Expenses:Groceries
       2026-12-01 Rent   | Assets:Old -60.00 EUR | Expenses:Housing
       2026-11-18 Gift   | Assets:New 7.00 EUR   | Income:Other
       2026-12-24 Gift   | Assets:Later 7.00 EUR | Income:Other`,
    )
    const { accounts, household: whole } = await read(household)
    assert.lengthOf(accounts, 2)
    const [old, fresh] = accounts
    assert.lengthOf(old!.values, 1_095)
    assert.deepEqual(old!.values.slice(-3), [10_000, 6_500, 6_500])
    assert.equal(old!.values[0], 10_000)
    assert.deepEqual([fresh!.start, fresh!.values], ['2026-11-18', [700, 700, 700, 700]])
    assert.deepEqual(whole.values.slice(-5), [10_000, 10_700, 10_700, 7_200, 7_200])
  })

  test('other currencies count at today’s rate, and are told apart without one', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(
      household,
      `2026-11-19 Start | Assets:Euro 10.00 EUR | Income:Other
       2026-11-20 Start | Assets:Dollar 20.00 USD | Income:Other`,
    )
    const without = await read(household)
    assert.deepEqual([without.missingRates, without.household.values], [['USD'], [1_000, 1_000, 1_000]])
    const gateway = await app.container.make('florin.gateway')
    await new SetRate(gateway).handle(
      household.id,
      { from: 'USD', to: 'EUR', on: '2026-11-01', rate: '0.5' },
      household.actor,
    )
    const { missingRates, household: whole } = await read(household)
    assert.deepEqual([missingRates, whole.values], [[], [1_000, 2_000, 2_000]])
  })

  test('what is no everyday money does not count', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-11-20 Start | Assets:Checking 10.00 EUR | Income:Other')
    const checking = await accountOf(household, 'Assets:Checking')
    const gateway = await app.container.make('florin.gateway')
    const origin = { actor: household.actor, cause: 'test', summary: 'A depot' }
    await gateway.change(household.id, origin, (changes) =>
      changes.update('accounts', checking, { subtype: 'brokerage' }),
    )
    const { accounts, household: whole } = await read(household)
    assert.deepEqual([accounts, whole.values], [[], []])
  })
})

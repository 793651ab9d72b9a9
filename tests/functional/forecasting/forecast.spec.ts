import { test } from '@japa/runner'
import { addDays } from '#core/plain_date'
import type { CategoryForecastsJson, ForecastJson } from '#forecasting/validators/forecast'
import { readForecast } from '#forecasting/services/read_forecast'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { stopClock } from '#tests/support/stopped_clock'

const TODAY = '2026-11-21'

/** Wages on the 28th, rent on the 1st, food every few days, from a day on until today. */
function everydayLife(from: string, { wages = 2_000, rent = 900 } = {}): string {
  const lines = [`${from} Start | Assets:Checking 1000.00 EUR | Income:Other`]
  for (let on = from, at = 0; on <= TODAY; on = addDays(on, 1), at++) {
    if (on.endsWith('-28')) lines.push(`${on} Employer | Assets:Checking ${wages}.00 EUR | Income:Salary`)
    if (on.endsWith('-01')) lines.push(`${on} Landlord | Assets:Checking -${rent}.00 EUR | Expenses:Housing`)
    if (at % 6 === 0) lines.push(`${on} Grocer | Assets:Checking -${30 + (at % 5)}.00 EUR | Expenses:Groceries`)
  }
  return lines.join('\n')
}

const read = async ({ client }: TestHousehold, query = '') => (await client.get<ForecastJson>(`/forecast${query}`)).body
const number = (text: string) => Number(text)

test.group('The forecast', (group) => {
  group.setup(() => stopClock(TODAY))

  test('continues the balance with a band around it, and tells how well that went', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-03-01'))
    const { household: whole, accounts, stale, forecaster, fallback } = await read(household, '?days=40')
    assert.deepEqual([stale, forecaster.id, fallback], [false, 'blended_forecaster', null])
    assert.lengthOf(whole.days, 40)
    assert.equal(whole.days[0]!.on, addDays(TODAY, 1))
    for (const { p10, p50, p90 } of whole.days) assert.isTrue(number(p10) <= number(p50) && number(p50) <= number(p90))
    const [account] = accounts
    assert.equal(account!.account!.name, 'Checking')
    assert.equal(account!.balance, whole.balance)
    // Wages of the 28th: the balance is a good deal higher on the day after than on the day before.
    const on = (day: string) => number(whole.days.find((each) => each.on === day)!.p50)
    assert.isAbove(on('2026-11-30') - on('2026-11-26'), 1_500)
    assert.isAbove(whole.quality!.tested, 90)
    assert.isAtLeast(whole.quality!.within / whole.quality!.tested, 0.5)
    assert.equal(whole.history.at(-1)!.on, TODAY)
    assert.equal(whole.history.at(-1)!.balance, whole.balance)
  })

  test('goes by the bank holidays of where the household is', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-08-01'))
    const holidaysOf = async (patch: object) => {
      await household.client.patch('/household', patch)
      return (await read(household)).holidays_of
    }
    assert.equal(await holidaysOf({ time_zone: 'Europe/Vienna', locale: 'en-GB' }), 'AT')
    assert.equal(await holidaysOf({ time_zone: 'UTC' }), 'GB')
    assert.isNull(await holidaysOf({ time_zone: 'Asia/Tokyo', locale: 'en' }))
  })

  test('says when money runs out', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-06-01', { wages: 400 }))
    // 1,000 to begin with, and some 650 more spent than earned in each month: it is below zero by now; a gift brings it back above.
    await journal(household, '2026-11-20 Aunt | Assets:Checking 4200.00 EUR | Income:Other')
    const { household: whole } = await read(household, '?days=120')
    assert.isAbove(number(whole.balance), 0)
    assert.equal(whole.below_zero?.certainty, 'likely')
    const below = whole.days.find(({ p50 }) => number(p50) < 0)!
    assert.equal(whole.below_zero?.on, below.on)
  })

  test('says honestly that twelve days are too few', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-11-10 Grocer | Assets:Checking -30.00 EUR | Expenses:Groceries')
    const { status, body } = await household.client.get<{
      code: string
      detail: string
      known: number
      needed: number
    }>('/forecast')
    assert.equal(status, 422)
    assert.equal(body.code, 'E_INSUFFICIENT_DATA')
    assert.match(body.detail, /^12 days of data: no forecast yet\./)
    assert.deepEqual([body.known, body.needed], [12, 28])
    const categories = await household.client.get<{ code: string }>('/forecast/categories')
    assert.equal(categories.body.code, 'E_INSUFFICIENT_DATA')
  })

  test('categories are told this month first, and what is earned is positive', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2025-11-01'))
    const { body } = await household.client.get<CategoryForecastsJson>('/forecast/categories?months=2')
    const of = (name: string) => body.categories.find(({ category }) => category.name === name)!
    const salary = of('Salary')
    assert.deepEqual(
      salary.months.map(({ month }) => month),
      ['2026-11', '2026-12'],
    )
    assert.closeTo(number(salary.months[0]!.p50), 2_000, 20)
    assert.equal(of('Housing').usual, '900.00')
    assert.closeTo(number(of('Housing').months[1]!.p50), 900, 20)
    const groceries = of('Groceries')
    assert.isTrue(number(groceries.months[0]!.p10) <= number(groceries.months[0]!.p90))
    assert.equal(groceries.history.at(-1)!.month, '2026-10')
    assert.equal(groceries.quality!.tested, 6)
  })

  test('is stale after a change, and fresh again when it is made anew', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-08-01'))
    assert.isFalse((await read(household)).stale)
    await journal(household, '2026-11-20 Shop | Assets:Checking -500.00 EUR | Expenses:Leisure')
    assert.isTrue((await read(household)).stale)
    assert.equal((await household.client.post('/forecast/versions', {})).status, 201)
    const fresh = await read(household)
    assert.isFalse(fresh.stale)
    const kept = await household.database.read(household.id, (queries) =>
      queries.all<{ version: string }>('SELECT version FROM forecasts'),
    )
    assert.lengthOf(kept, 2)
  })

  test('those who watch balances read the same numbers, from tomorrow on', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-08-01'))
    const none = await household.database.read(household.id, (queries) =>
      readForecast(queries, { today: TODAY, days: 5 }),
    )
    assert.isUndefined(none)
    const { household: whole } = await read(household)
    const later = addDays(TODAY, 3)
    const kept = await household.database.read(household.id, (queries) =>
      readForecast(queries, { today: later, days: 5 }),
    )
    assert.equal(kept!.days[0]!.on, addDays(TODAY, 4))
    assert.equal((kept!.days[0]!.p50 / 100).toFixed(2), whole.days[3]!.p50)
    const checking = await accountOf(household, 'Assets:Checking')
    const own = await household.database.read(household.id, (queries) =>
      readForecast(queries, { today: TODAY, days: 200, accountId: checking }),
    )
    assert.lengthOf(own!.days, 120)
  })

  test('the simple forecaster answers where the usual one is switched off, and nobody where both are', async ({
    assert,
  }) => {
    const household = await makeHousehold()
    await journal(household, everydayLife('2026-08-01'))
    await household.client.patch('/plugins/blended_forecaster', { enabled: false })
    const { forecaster, fallback, household: whole } = await read(household)
    assert.equal(forecaster.id, 'seasonal_naive')
    assert.match(fallback!, /switched off/)
    assert.equal(whole.method, 'same weekday of last week')
    await household.client.patch('/plugins/seasonal_naive', { enabled: false })
    const { status, body } = await household.client.post<{ code: string }>('/forecast/versions', {})
    assert.deepEqual([status, body.code], [503, 'E_MODEL_UNAVAILABLE'])
    assert.equal((await read(household)).forecaster.id, 'seasonal_naive')
  })
})

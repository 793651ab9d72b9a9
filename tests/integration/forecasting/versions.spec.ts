import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { addDays } from '#core/plain_date'
import { Forecasters } from '#forecasting/forecasters'
import type { RecurringItems } from '#forecasting/recurring_items'
import { followChanges, REFRESH_JOB } from '#forecasting/services/follow_changes'
import { readForecast } from '#forecasting/services/read_forecast'
import { type ForecastParts, RefreshForecast } from '#forecasting/services/refresh_forecast'
import { registry } from '#plugins/main'
import type { Sandbox } from '#plugins/sandbox'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { openSandbox } from '#tests/support/sandbox'

const TODAY = '2026-11-21'
const clock = new FixedClock(`${TODAY}T09:10:00.000Z`)

/** Rent on the 1st, a little spent each day. */
async function life(household: TestHousehold, from = '2026-07-10') {
  const lines = [`${from} Start | Assets:Checking 9000.00 EUR | Income:Other`]
  for (let on = from; on <= TODAY; on = addDays(on, 1)) {
    if (on.endsWith('-01')) lines.push(`${on} Landlord | Assets:Checking -800.00 EUR | Expenses:Housing`)
    lines.push(`${on} Kiosk | Assets:Checking -5.00 EUR | Expenses:Leisure`)
  }
  await journal(household, lines.join('\n'))
}

test.group('Versions of the forecast', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function refreshing(parts: Partial<ForecastParts> = {}) {
    const database = await app.container.make('florin.database')
    return new RefreshForecast({ database, clock, forecasters: new Forecasters(sandbox, registry), ...parts })
  }

  const outlook = ({ database, id }: TestHousehold, accountId?: number) =>
    database.read(id, (queries) => readForecast(queries, { today: TODAY, days: 60, accountId }))

  test('recurring payments are put on the dates they are due on', async ({ assert }) => {
    const household = await makeHousehold()
    await life(household)
    const checking = await accountOf(household, 'Assets:Checking')
    // The landlord moves from the 1st to the 15th: nothing in the history says so.
    const recurring: RecurringItems = {
      past: async (queries, from) =>
        queries.all(
          `SELECT p.account_id, p.occurred_on, p.quantity FROM postings p
           WHERE p.account_id = ? AND p.quantity = -80000 AND p.occurred_on >= ?`,
          [checking, from],
        ),
      upcoming: async () => [
        {
          ...{ recurring_id: 1, name: 'Rent', due_on: '2026-12-15', account_id: checking },
          ...{ low: -90_000, expected: -80_000, high: -80_000 },
        },
      ],
    }
    await (await refreshing({ recurring })).handle(household.id)
    for (const found of [await outlook(household), await outlook(household, checking)]) {
      const on = (day: string) => found!.days.find((each) => each.on === day)!
      assert.closeTo(on('2026-12-02').p50 - on('2026-11-30').p50, -1_000, 300)
      assert.closeTo(on('2026-12-15').p50 - on('2026-12-14').p50, -80_500, 300)
      assert.isAtMost(on('2026-12-15').p10, on('2026-12-15').p50 - 10_000)
    }
  })

  test('recurring payments without a past are left to the history', async ({ assert }) => {
    const household = await makeHousehold()
    await life(household)
    const checking = await accountOf(household, 'Assets:Checking')
    const item = { recurring_id: 1, name: 'Rent', due_on: '2026-12-01', account_id: checking }
    const recurring: RecurringItems = {
      past: async () => [],
      upcoming: async () => [{ ...item, low: -80_000, expected: -80_000, high: -80_000 }],
    }
    await (await refreshing({ recurring })).handle(household.id)
    const found = await outlook(household)
    const on = (day: string) => found!.days.find((each) => each.on === day)!.p50
    assert.closeTo(on('2026-12-03') - on('2026-11-29'), -82_000, 2_000)
  })

  test('old ones are forgotten, and what was tested today is not tested again', async ({ assert }) => {
    const household = await makeHousehold()
    await life(household, '2026-09-01')
    const refresh = await refreshing()
    await refresh.handle(household.id)
    let asked = 0
    const watched: Pick<Sandbox, 'invoke'> = { invoke: (call) => (asked++, sandbox.invoke(call)) }
    const counting = new Forecasters(watched, registry)
    await (await refreshing({ forecasters: counting })).handle(household.id)
    // Balances once, without tests; of categories there are too few months.
    assert.equal(asked, 1)
    await household.database.write(household.id, (writes) =>
      writes.insertRows(
        'forecasts',
        ['made_at', 'made_on', 'change_set_id', 'currency', 'forecaster', 'version', 'fallback'],
        Array.from({ length: 70 }, () => [clock.now(), TODAY, 1, 'EUR', 'x', '1.0.0', null]),
      ),
    )
    await refresh.handle(household.id)
    const kept = await household.database.read(household.id, (queries) =>
      queries.all<{ forecaster: string }>('SELECT forecaster FROM forecasts ORDER BY id'),
    )
    assert.lengthOf(kept, 60)
    assert.equal(kept.at(-1)!.forecaster, 'blended_forecaster')
    const series = await household.database.read(household.id, (queries) =>
      queries.all('SELECT DISTINCT forecast_id FROM forecast_series'),
    )
    assert.lengthOf(series, 1)
  })

  test('after changes it is made anew once in half an hour, where somebody looked at it', async ({ assert }) => {
    const household = await makeHousehold()
    await life(household, '2026-10-01')
    const { database, id } = household
    const waiting = () =>
      database.systemRead((queries) =>
        queries.all<{ run_at: string }>('SELECT run_at FROM jobs WHERE name = ? AND household_id = ?', [
          REFRESH_JOB,
          id,
        ]),
      )
    await followChanges(database, clock, id)
    assert.lengthOf(await waiting(), 0)
    await (await refreshing()).handle(id)
    await followChanges(database, clock, id)
    await followChanges(database, clock, id)
    assert.deepEqual(
      (await waiting()).map(({ run_at }) => run_at),
      [`${TODAY}T09:30:00.000Z`],
    )
  })

  test('a household without anything has one that says so', async ({ assert }) => {
    const household = await makeHousehold()
    await (await refreshing()).handle(household.id)
    assert.isUndefined(await outlook(household))
    const rows = await household.database.read(household.id, (queries) =>
      queries.all<{ kind: string; unavailable: string }>('SELECT kind, unavailable FROM forecast_series'),
    )
    assert.deepEqual(rows, [{ kind: 'household', unavailable: '0 days of data: it takes at least 28.' }])
  })
})

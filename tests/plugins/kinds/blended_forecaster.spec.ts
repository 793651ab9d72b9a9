import { test } from '@japa/runner'
import type { Series } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const RENT: Series = {
  id: 'rent',
  frequency: 'month',
  start: '2023-01',
  values: Array.from({ length: 36 }, () => -90_000),
}

test.group('Blended forecaster', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function forecast(series: Series, horizon = 6) {
    const request = { series: [series], horizon, levels: [0.5, 0.8] }
    return (await callPlugin(sandbox, 'blended_forecaster', 'forecaster.forecast', request)).forecasts[0]!
  }

  test('what is spent keeps its sign, and what never changed has no band', async ({ assert }) => {
    const { points, bands } = await forecast(RENT)
    for (const point of points) assert.closeTo(point, -90_000, 1)
    for (const { lower, upper } of bands)
      for (const [at, low] of lower.entries()) assert.closeTo(upper[at]! - low, 0, 1)
  })

  test('never foretells less than nothing for what was never less', async ({ assert }) => {
    const values = Array.from({ length: 40 }, (_, at) => Math.max(0, 4_000 - 120 * at + ((at * 37) % 11) * 90))
    const { points, bands } = await forecast({ id: 'a', frequency: 'month', start: '2022-01', values }, 12)
    assert.isTrue([...points, ...bands.flatMap(({ lower }) => lower)].every((value) => value >= 0))
  })

  test('balances go on from where they stand, by working days', async ({ assert }) => {
    const isWorking = (day: Date) => day.getUTCDay() % 6 !== 0
    /** Whether no working day of the same month lies in a direction. */
    const isEnd = (day: Date, step: 1 | -1) => {
      const next = new Date(day)
      do next.setUTCDate(next.getUTCDate() + step)
      while (!isWorking(next))
      return isWorking(day) && next.getUTCMonth() !== day.getUTCMonth()
    }
    let balance = 100_000
    const values = Array.from({ length: 400 }, (_, at) => {
      const day = new Date(Date.UTC(2025, 0, 1 + at))
      return (balance += (isEnd(day, 1) ? 50_000 : 0) - (isEnd(day, -1) ? 40_000 : 0))
    })
    // Known until Wednesday, 4 February 2026. Wages come on Friday the 27th, since the month ends on a Saturday; rent goes on Monday.
    const { points } = await forecast({ id: 'b', frequency: 'day', start: '2025-01-01', values, measure: 'level' }, 26)
    assert.deepEqual(
      [0, 21, 22, 24, 25].map((at) => Math.round((points[at]! - values.at(-1)!) / 1_000)),
      [0, 0, 50, 50, 10],
    )
  })

  test('too little has no forecast, and says how much it takes', async ({ assert }) => {
    const days: Series = { id: 'd', frequency: 'day', start: '2026-01-01', values: [1, 2, 3], measure: 'level' }
    assert.equal((await forecast(days)).unavailable, '3 days of data: it takes at least 28.')
    const month = await forecast({ ...RENT, values: [-5] })
    assert.deepEqual([month.points, month.unavailable], [[], '1 month of data: it takes at least 4.'])
  })
})

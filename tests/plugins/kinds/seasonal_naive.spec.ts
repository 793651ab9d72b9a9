import { test } from '@japa/runner'
import type { Series } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const YEAR = [100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210]
const months = (values: number[]): Series => ({ id: 'a', frequency: 'month', start: '2024-01', values })

test.group('Seasonal naive forecaster', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function forecast(series: Series, horizon = 14) {
    const request = { series: [series], horizon, levels: [0.8, 0.95] }
    return (await callPlugin(sandbox, 'seasonal_naive', 'forecaster.forecast', request)).forecasts[0]!
  }

  test('repeats the year, and bands come from what it missed by', async ({ assert }) => {
    // Every month is 10 more than a year before, so it misses by exactly 10.
    const { points, bands, method } = await forecast(months([...YEAR, ...YEAR.map((value) => value + 10)]))
    assert.deepEqual(points.slice(0, 3), [110, 120, 130])
    assert.deepEqual(points.slice(12), points.slice(0, 2))
    assert.equal(method, 'same month of last year')
    const [narrow, wide] = bands
    assert.closeTo(narrow!.upper[0]! - points[0]!, 12.82, 0.05)
    assert.closeTo(wide!.upper[0]! - points[0]!, 19.6, 0.05)
    assert.closeTo(points[0]! - wide!.lower[0]!, 19.6, 0.05)
    assert.closeTo(wide!.upper[12]! - points[12]!, 19.6 * Math.SQRT2, 0.1)
  })

  test('days repeat the week', async ({ assert }) => {
    const week = [5, 0, 0, 0, 0, 20, 30]
    const series: Series = { id: 'd', frequency: 'day', start: '2026-01-05', values: [...week, ...week] }
    const { points, bands } = await forecast(series, 8)
    assert.deepEqual(points, [...week, 5])
    assert.deepEqual(bands[0]!.lower, points)
  })

  test('short series repeat the last value, and shorter ones have no forecast', async ({ assert }) => {
    const short = await forecast(months([10, 20, 15]), 2)
    assert.deepEqual([short.points, short.method], [[15, 15], 'last value'])
    const none = await forecast(months([10, 20]))
    assert.deepEqual([none.points, none.bands], [[], []])
    assert.match(none.unavailable!, /at least 3/)
  })

  test('does not look ahead: what comes later does not change what was foretold', async ({ assert }) => {
    const history = Array.from({ length: 40 }, (_, at) => (at * 37) % 101)
    const before = await forecast(months(history.slice(0, 30)), 3)
    const again = await forecast(months(history.slice(0, 30)), 3)
    assert.deepEqual(again, before)
    assert.deepEqual(before.points, history.slice(18, 21))
  })
})

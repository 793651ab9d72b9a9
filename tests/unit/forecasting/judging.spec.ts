import { test } from '@japa/runner'
import type { Forecast, Series } from '#sdk'
import { accuracyOf } from '#forecasting/domain/accuracy'
import { judgePast, pastSeries } from '#forecasting/domain/back_test'
import { withItems, withoutItems } from '#forecasting/domain/place_items'
import { readSeriesFile } from '#forecasting/domain/series_file'

test.group('How good forecasts are', () => {
  test('by hand', ({ assert }) => {
    const { smape, mase, coverage } = accuracyOf(
      { history: [1, 3, 5, 7], truth: [9, 10], points: [11, 10], lower: [9, 11], upper: [12, 12] },
      1,
    )
    assert.closeTo(smape, 10, 1e-12)
    assert.equal(mase, 0.5)
    assert.equal(coverage, 0.5)
  })

  test('what never changes has no scale, and nothing for nothing is no error', ({ assert }) => {
    const judged = { history: [2, 2, 2], truth: [0], points: [0], lower: [0], upper: [0] }
    assert.deepEqual(accuracyOf(judged, 12), { smape: 0, mase: null, coverage: 1 })
  })

  test('the past is tested by what was known then, and every period once', ({ assert }) => {
    const series: Series = {
      id: 'a',
      frequency: 'day',
      start: '2026-01-01',
      values: Array.from({ length: 130 }, (_, at) => at),
    }
    const plan = { ahead: 30, tests: 12, least: 60 }
    const past = pastSeries(series, plan)
    assert.deepEqual(
      past.map(({ values }) => values.length),
      [100, 70],
    )
    const told = (id: string, miss: number): [string, Forecast] => {
      const from = Number(id.split('@')[1])
      const points = Array.from({ length: 30 }, (_, at) => from + at + miss)
      const band = { level: 0.8, lower: points.map((point) => point - 1), upper: points.map((point) => point + 1) }
      return [id, { id, points, bands: [band], method: '' }]
    }
    const forecasts = new Map([told(past[0]!.id, 1), told(past[1]!.id, 4)])
    assert.deepEqual(judgePast(series, plan, forecasts), { tested: 60, within: 30, mae: 3 })
    assert.isUndefined(judgePast({ ...series, values: series.values.slice(0, 80) }, plan, new Map()))
  })
})

test.group('Recurring payments', () => {
  const past = [
    { account_id: 1, occurred_on: '2026-01-02', quantity: -100 },
    { account_id: 1, occurred_on: '2025-12-30', quantity: -7 },
  ]

  test('are taken out of the past, and put on their dates', ({ assert }) => {
    const { values } = withoutItems({ start: '2026-01-01', values: [500, 400, 390] }, past)
    assert.deepEqual(values, [507, 507, 497])
    const item = {
      recurring_id: 1,
      name: 'Rent',
      due_on: '2026-01-05',
      account_id: 1,
      low: -104,
      expected: -100,
      high: -100,
    }
    const bare = { points: [497, 497, 497], lower: [494, 494, 494], upper: [500, 500, 500] }
    const placed = withItems(bare, '2026-01-04', [item], -107)
    assert.deepEqual(placed.points, [390, 290, 290])
    assert.deepEqual(placed.lower, [387, 285, 285])
    assert.deepEqual(placed.upper, [393, 293, 293])
  })
})

test.group('Files of series', () => {
  test('months with decimals become whole numbers of a smaller unit', ({ assert }) => {
    const row = { id: 'N1', start_year: '1990', start_month: '3', train: '1.5 2 3.25', test: '4' }
    const found = readSeriesFile(Object.keys(row), [row])
    assert.deepEqual(found, {
      layout: 'months',
      series: [
        { series: { id: 'N1', frequency: 'month', start: '1990-03', values: [150, 200, 325] }, unit: 100, truth: [4] },
      ],
    })
  })

  test('days that are missing keep the balance, and other files are refused', ({ assert }) => {
    const rows = [
      { date: '2026-01-04', closing_balance: '7.5' },
      { date: '2026-01-01', closing_balance: '10' },
    ]
    const found = readSeriesFile(['date', 'closing_balance'], rows)
    assert.deepEqual(found, { layout: 'days', days: { start: '2026-01-01', balances: [10, 10, 10, 7.5] } })
    assert.isUndefined(readSeriesFile(['month', 'income'], [{ month: '2026-01', income: '3' }]))
  })
})

import { readFile } from 'node:fs/promises'
import { bankHolidaysBetween } from '#core/bank_holidays'
import { readCsvTable } from '#core/csv_table'
import { invalidField } from '#core/exceptions'
import type { PluginRegistry } from '#plugins/registry'
import type { PluginRun, Sandbox } from '#plugins/sandbox'
import type { Series } from '#sdk'
import { type Accuracy, accuracyOf, mean } from '../domain/accuracy.js'
import { type KnownBalances, type KnownSeries, readSeriesFile } from '../domain/series_file.js'
import { FORECASTER, Forecasters } from '../forecasters.js'

const LEVEL = 0.8
const YEAR = 12
const CENTS = 100
/** Balances are foretold from days this far apart, once a year has passed. */
const DAYS_BETWEEN = 5
const DAYS_BEFORE = 365
const DAYS_AHEAD = 30
const DAYS_TOLD = [7, 14, 30]

interface Told extends Partial<Accuracy> {
  id: string
  method: string
  unavailable?: string
  points: number[]
  lower: number[]
  upper: number[]
}

export interface ForecasterEvaluation {
  layout: 'months' | 'days'
  forecaster: string
  level: number
  sandbox_cpu_ms: number
}

type Parts = { sandbox: Sandbox; registry: PluginRegistry }

/** Has the bundled forecaster continue series whose later values are known, through the real host. */
export async function evaluateForecaster(
  { sandbox, registry }: Parts,
  { series: file, country }: { series?: string; country?: string },
): Promise<ForecasterEvaluation> {
  const { columns, rows } = readCsvTable(await readFile(file!, 'utf8'))
  const found = readSeriesFile(columns, rows)
  if (!found)
    throw invalidField(
      '/series',
      'layout',
      `${file} has neither the columns of monthly series nor a date and a balance.`,
    )
  const forecasters = new Forecasters(sandbox, registry)
  let cpu = 0
  const onRun = (run: PluginRun) => void (cpu += run.cpu_ms)
  const measured =
    found.layout === 'months'
      ? await measureMonths(forecasters, found.series, onRun)
      : await measureDays(forecasters, { ...found.days, country: country ?? null }, onRun)
  return { layout: found.layout, forecaster: FORECASTER, level: LEVEL, ...measured, sandbox_cpu_ms: Math.round(cpu) }
}

async function measureMonths(forecasters: Forecasters, known: KnownSeries[], onRun: (run: PluginRun) => void) {
  const told: Told[] = []
  for (const [horizon, group] of Map.groupBy(known, ({ truth }) => truth.length || YEAR)) {
    const series = group.map((each) => each.series)
    const request = { series, horizon, levels: [LEVEL] }
    const { forecasts } = await forecasters.askOne(FORECASTER, request, { onRun })
    const byId = new Map(forecasts.map((forecast) => [forecast.id, forecast]))
    for (const { series: asked, unit, truth } of group) {
      const { id, points, bands, method, unavailable } = byId.get(asked.id)!
      const scaled = (values: readonly number[] = []) => values.map((value) => value / unit)
      const said = { points: scaled(points), lower: scaled(bands[0]?.lower), upper: scaled(bands[0]?.upper) }
      const judged = { history: scaled(asked.values), truth, ...said }
      const accuracy = unavailable === undefined && truth.length > 0 ? accuracyOf(judged, YEAR) : {}
      told.push({ id, method, ...(unavailable === undefined ? {} : { unavailable }), ...accuracy, ...said })
    }
  }
  const judged = told.filter((each): each is Told & Accuracy => each.smape !== undefined)
  const scaled = judged.filter(({ mase }) => mase !== null)
  return {
    series: told.length,
    unavailable: told.filter(({ unavailable }) => unavailable !== undefined).length,
    smape: mean(judged.map(({ smape }) => smape)),
    mase: mean(scaled.map(({ mase }) => mase!)),
    coverage: mean(judged.map(({ coverage }) => coverage)),
    forecasts: told,
  }
}

async function measureDays(
  forecasters: Forecasters,
  { start, balances, country }: KnownBalances & { country: string | null },
  onRun: (run: PluginRun) => void,
) {
  const until = (known: number): Series => ({
    id: String(known),
    frequency: 'day',
    start,
    values: balances.slice(0, known).map((balance) => Math.round(balance * CENTS)),
    measure: 'level',
  })
  const origins: number[] = []
  for (let known = DAYS_BEFORE; known + DAYS_AHEAD <= balances.length; known += DAYS_BETWEEN) origins.push(known)
  const series = [...origins, balances.length].map(until)
  const year = Number(start.slice(0, 4))
  const holidays = bankHolidaysBetween(country, year, year + Math.ceil(balances.length / DAYS_BEFORE) + 1)
  const request = { series, horizon: DAYS_AHEAD, levels: [LEVEL], holidays }
  const { forecasts } = await forecasters.askOne(FORECASTER, request, { onRun })
  const amounts = (values: readonly number[] = []) => values.map((value) => value / CENTS)
  const said = forecasts.map(({ points, bands, ...rest }) => {
    return { ...rest, points: amounts(points), lower: amounts(bands[0]?.lower), upper: amounts(bands[0]?.upper) }
  })
  const tests = said.filter(({ unavailable }) => unavailable === undefined).slice(0, origins.length)
  const truth = (id: string, ahead: number) => balances[Number(id) + ahead - 1]!
  const within = tests.flatMap(({ id, lower, upper }) =>
    lower.map((low, at) => (low <= truth(id, at + 1) && truth(id, at + 1) <= upper[at]! ? 1 : 0)),
  )
  const missed = (guess: (test: (typeof tests)[number], ahead: number) => number) =>
    DAYS_TOLD.map((ahead) => ({
      days: ahead,
      mae: mean(tests.map((test) => Math.abs(truth(test.id, ahead) - guess(test, ahead)))),
    }))
  const { method, points, lower, upper, unavailable } = said.at(-1)!
  return {
    days: balances.length,
    tested_from: tests.length,
    errors: missed((test, ahead) => test.points[ahead - 1]!),
    errors_of_no_change: missed(({ id }) => balances[Number(id) - 1]!),
    coverage: mean(within),
    forecast: { method, ...(unavailable === undefined ? {} : { unavailable }), points, lower, upper },
  }
}

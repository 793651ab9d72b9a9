/*
 * What forecasts cost: 54 series of categories by month, and the balances of ten accounts by day, through the sandbox with every limit
 * on. Processor time is the sandbox's own, as it counts against the limits.
 *
 *   node bench/forecast.mjs [rounds] [--sources]
 */
import { existsSync } from 'node:fs'

const ROOT = new URL('../', import.meta.url)
const isBuilt = existsSync(new URL('build/bin/console.js', ROOT)) && !process.argv.includes('--sources')
const rounds = Number(process.argv[2] ?? 15)
const CATEGORIES = 54
const ACCOUNTS = 10

async function load(module) {
  if (!isBuilt) await import('../bin/typescript.mjs')
  return import(new URL(isBuilt ? `build/${module}.js` : `${module}.ts`, ROOT).href)
}

const [{ Supervisor }, { SystemClock }, { BUNDLED_PLUGINS, HOST_FILE }, { PluginRegistry }, { Forecasters }] =
  await Promise.all(
    [
      'app/plugins/supervisor',
      'app/core/clock',
      'app/plugins/installation',
      'app/plugins/registry',
      'app/forecasting/forecasters',
    ].map(load),
  )

let seed = 20_260_101
/** The same numbers on every machine. */
function random() {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

/** Five years: most categories every month with a season of their own, every ninth now and then. */
function categories() {
  return Array.from({ length: CATEGORIES }, (_, id) => {
    const [size, swing, drift] = [5_000 + 60_000 * random(), 0.5 * random(), 200 * (random() - 0.3)]
    const values = Array.from({ length: 60 }, (_month, at) => {
      if (id % 9 === 8) return random() < 0.25 ? Math.round(size) : 0
      return Math.max(
        0,
        Math.round((size + drift * at) * (1 + swing * Math.sin((at + id) / 1.91) + 0.3 * (random() - 0.5))),
      )
    })
    return { id: String(id), frequency: 'month', start: '2021-01', values }
  })
}

/** Three years of a balance: wages at the end of the month, rent at its beginning, and small things on most days. */
function balances() {
  return Array.from({ length: ACCOUNTS }, (_, id) => {
    let balance = 300_000
    const values = Array.from({ length: 1_095 }, (_day, at) => {
      const day = new Date(Date.UTC(2023, 0, 1 + at)).getUTCDate()
      balance += (day === 28 ? 300_000 : 0) - (day === 1 ? 120_000 : 0) - Math.round(11_000 * random())
      return balance
    })
    return { id: String(id), frequency: 'day', start: '2023-01-01', values, measure: 'level' }
  })
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: HOST_FILE })
const forecasters = new Forecasters(sandbox, new PluginRegistry(BUNDLED_PLUGINS))

async function measured(name, series, horizon) {
  const [cpu, wall] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const onRun = (run) => cpu.push(run.cpu_ms)
    const { forecasts } = await forecasters.askOne('blended_forecaster', { series, horizon, levels: [0.8] }, { onRun })
    wall.push(performance.now() - began)
    if (forecasts.some(({ points }) => points.length !== horizon)) throw new Error('A forecast is missing.')
  }
  return { what: name, series: series.length, horizon, cpu_ms: median(cpu), wall_ms: Math.round(median(wall)) }
}

try {
  console.log(JSON.stringify(await measured('categories by month', categories(), 12)))
  console.log(JSON.stringify(await measured('balances by day', balances(), 90)))
} finally {
  sandbox.close()
}

/*
 * What looking for anomalies costs: three years of made-up payments, judged as in a household, and the isolation forest alone.
 * Processor time of this process, medians.
 *
 *   node bench/insights.mjs [payments] [rounds] [--sources]
 */
import { existsSync } from 'node:fs'

const ROOT = new URL('../', import.meta.url)
const isBuilt = existsSync(new URL('build/bin/console.js', ROOT)) && !process.argv.includes('--sources')
const [count, rounds] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 9)]
const DAYS = 1_095

async function load(module) {
  if (!isBuilt) await import('../bin/typescript.mjs')
  return import(new URL(isBuilt ? `build/${module}.js` : `${module}.ts`, ROOT).href)
}

const modules = ['payment', 'find_anomalies', 'isolation_forest', 'features', 'usual'].map((name) =>
  load(`app/insights/domain/${name}`),
)
const [{ paymentOf }, { findAnomalies }, { growForest, scoreAt }, { describePayments }, { learnUsuals }] =
  await Promise.all(modules)
const { addDays } = await load('app/core/plain_date')

let seed = 20_260_101
/** The same numbers on every machine. */
function random() {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

/** Four hundred payees, a few of them visited often, each with its own usual amount; three payments stand out. */
const facts = Array.from({ length: count }, (_, at) => {
  const payeeId = 1 + Math.floor(random() * random() * 400)
  const size = Math.exp(6 + (payeeId % 7) / 2 + random() + random() - 1)
  return {
    id: at + 1,
    on: addDays('2023-01-01', Math.floor((at * DAYS) / count)),
    payeeId,
    accountId: 1 + (payeeId % 3),
    categoryId: payeeId % 40,
    commodityId: 1,
    scale: 2,
    amount: -Math.round(size),
  }
})
const planted = [count - 10, count - 400, count - 900]
for (const at of planted) facts[at].amount = -9_876_543 - at

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function measured(what, work) {
  const cpu = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    cpu.push(Math.round((user + system) / 1_000))
  }
  return { what, payments: count, cpu_ms: median(cpu) }
}

const tellFrom = paymentOf(facts.at(-1)).day - 60
const judged = await measured('judging a household', async () => {
  const found = await findAnomalies(facts.map(paymentOf), { tellFrom, isRecurring: () => false, seed: 1 })
  const ids = new Set(found.map(({ payment }) => payment.id))
  if (planted.some((at) => !ids.has(facts[at].id))) throw new Error('A planted payment was not found.')
})
console.log(JSON.stringify(judged))

const payments = facts.map(paymentOf)
const { points } = describePayments(payments, learnUsuals(payments))
console.log(JSON.stringify(await measured('growing the forest', () => growForest(points, { seed: 1 }))))
const forest = growForest(points, { seed: 1 })
const scoring = await measured('scoring all payments', () => {
  for (const at of payments.keys()) scoreAt(forest, points.values, at * points.width)
})
console.log(JSON.stringify(scoring))

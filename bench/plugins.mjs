/*
 * What the sandbox costs: the start of a host, the first call of a bundle, and 1,000 transactions through a small categoriser, with every
 * limit on, beside the same function called in this process.
 *
 *   node bench/plugins.mjs [rounds]
 */
import { existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = new URL('../', import.meta.url)
const isBuilt = existsSync(new URL('build/bin/console.js', ROOT)) && !process.argv.includes('--sources')
const rounds = Number(process.argv[2] ?? 200)
const BATCH = 1_000
const WARM_UP = 20
/** What happens between two batches, such as reading and writing rows; the host gets the next isolate ready meanwhile. */
const PAUSE_MS = 15

/** A third party's categoriser: words of the payee, and whether money came in. */
const CATEGORIZER = `var florinPlugin = { default: { categorizer: {
  categorize({ transactions: { payee, amount }, categories }) {
    const words = { rewe: 'groceries', shell: 'fuel', netflix: 'subscriptions', ikea: 'furniture', apotheke: 'health' }
    const byKey = new Map(categories.map((category) => [category.key, category]))
    const guesses = payee.map((name, index) => {
      for (const word of name.toLowerCase().split(' ')) {
        const category = byKey.get(words[word])
        if (category) return { category: category.id, confidence: 0.9, reason: name + ' is ' + category.name + '.' }
      }
      return amount[index][0] === '-' ? null : { category: byKey.get('salary').id, confidence: 0.5, reason: 'Money came in.' }
    })
    return { guesses }
  },
} } }`
const KEYS = ['groceries', 'fuel', 'subscriptions', 'furniture', 'health', 'salary']
const PAYEES = [
  'REWE Markt 4711',
  'Shell Station',
  'Netflix',
  'Kaffeehaus am Eck',
  'Apotheke zum Hirsch',
  'Arbeitgeber GmbH',
]

async function load(module) {
  if (!isBuilt) await import('../bin/typescript.mjs')
  return import(new URL(isBuilt ? `build/${module}.js` : `${module}.ts`, ROOT).href)
}

const [{ Supervisor }, { COMPUTE_CALL }, { SystemClock }, { hostFiles }] = await Promise.all(
  ['app/plugins/supervisor', 'app/plugins/call_limits', 'app/core/clock', 'app/plugins/installation'].map(load),
)

function requestOf(count) {
  const column = (value) => Array.from({ length: count }, (_, index) => value(index))
  return {
    transactions: {
      date: column((i) => `2026-01-${String((i % 28) + 1).padStart(2, '0')}`),
      amount: column((i) => `${i % 6 === 5 ? '' : '-'}${i}.50`),
      currency: column(() => 'EUR'),
      payee: column((i) => PAYEES[i % PAYEES.length]),
      description: column((i) => `Card payment ${i}`),
      account: column(() => 'Checking'),
    },
    categories: KEYS.map((key, id) => ({ id: String(id), key, name: key, path: [], kind: 'expense' })),
    model: null,
  }
}

const hash = createHash('sha256').update(CATEGORIZER).digest('hex')
const callOf = (count, bundled) => ({
  bundle: { pluginId: 'bench', version: '1.0.0', hash, source: CATEGORIZER, bundled },
  method: 'categorizer.categorize',
  request: JSON.stringify(requestOf(count)),
  limits: COMPUTE_CALL,
})

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function timed(action) {
  const began = performance.now()
  await action()
  return performance.now() - began
}

/** Milliseconds of the first call, which starts the host, and of the calls after it. */
async function measure(bundled) {
  const starts = []
  for (let round = 0; round < 5; round++) {
    const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: hostFiles().file })
    starts.push(await timed(() => sandbox.invoke(callOf(0, bundled))))
    sandbox.close()
  }
  const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: hostFiles().file, calls_a_host: Infinity })
  const [none, batch] = [callOf(0, bundled), callOf(BATCH, bundled)]
  for (let round = 0; round < WARM_UP; round++) await sandbox.invoke(batch)
  const [cold, empty, full] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    await wait(PAUSE_MS)
    full.push(await timed(() => sandbox.invoke(batch)))
    cold.push(await timed(() => sandbox.invoke(none)))
    await wait(PAUSE_MS)
    empty.push(await timed(() => sandbox.invoke(none)))
  }
  const { value } = await sandbox.invoke(batch)
  const found = JSON.parse(value).guesses.filter(Boolean).length
  sandbox.close()
  if (found !== EXPECTED)
    throw new Error(`The sandbox categorised ${found} instead of ${EXPECTED}: the figures are void.`)
  return { start: median(starts), cold: median(cold), empty: median(empty), batch: median(full) }
}

/** The same function without a sandbox, JSON in and out. */
function direct() {
  const plugin = new Function(`${CATEGORIZER}; return florinPlugin.default.categorizer`)()
  const json = callOf(BATCH, true).request
  const work = () => JSON.stringify(plugin.categorize(JSON.parse(json)))
  for (let round = 0; round < WARM_UP; round++) work()
  const times = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    work()
    times.push(performance.now() - began)
  }
  return { batch: median(times), found: JSON.parse(work()).guesses.filter(Boolean).length }
}

const bare = direct()
const EXPECTED = bare.found
const rows = { third_party: await measure(false), bundled: await measure(true) }
const µs = (ms) => `${((ms / BATCH) * 1000).toFixed(1)} µs`
const ms = (value) => `${value.toFixed(1)} ms`
console.log(`| | ${Object.keys(rows).join(' | ')} |\n|---|${'---|'.repeat(Object.keys(rows).length)}`)
const line = (title, value) => console.log(`| ${title} | ${Object.values(rows).map(value).join(' | ')} |`)
line('start of a host and its first call', ({ start }) => ms(start))
line('a call right after another', ({ cold }) => ms(cold))
line('a call, the host idle before', ({ empty }) => ms(empty))
line(`${BATCH} transactions, the host idle before`, ({ batch }) => ms(batch))
line('a transaction more', ({ batch, empty }) => µs(batch - empty))
line('a transaction, the whole call shared out', ({ batch }) => µs(batch))
line('of that, the same function and its JSON without a sandbox', () => µs(bare.batch))

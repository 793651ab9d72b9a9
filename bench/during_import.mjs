/*
 * How long people wait for a page while a large file is imported, beside how long they wait otherwise.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/during_import.mjs --password … [--url http://localhost:3333] [--email demo@florin.example] [--rows 100000]
 *
 * Asks for the dashboard and a page of transactions in turn at a steady pace, first with nothing else going on, then while a file of
 * made-up rows is read, previewed and imported. Prints both latencies and their ratio; undoes the import in the end.
 */
import { parseArgs } from 'node:util'
import { importFile, share, signIn, visitUntil } from './visitor.mjs'

const IDLE_MS = 8000

const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    rows: { type: 'string', default: '100000' },
  },
})

const call = await signIn(given)

function madeUpFile(rows) {
  const lines = ['date,amount,payee,description']
  for (let at = 0; at < rows; at++) {
    const day = new Date(Date.UTC(2015, 0, 1) + (at % 3650) * 86_400_000).toISOString().slice(0, 10)
    lines.push(
      `${day},-${1 + (at % 90)}.${String(at % 100).padStart(2, '0')},Shop ${at % 700},CARD SHOP ${at % 700} REF ${at}`,
    )
  }
  return new File([lines.join('\n')], `bench-${Date.now()}.csv`)
}

// An account of its own: on a used one, rows may be recognised as transactions that are there.
const account = await call('POST', '/accounts', { name: `Benchmark ${Date.now()}`, subtype: 'cash', currency: 'EUR' })
let end = performance.now() + 2000
await visitUntil(call, () => performance.now() > end)
end = performance.now() + IDLE_MS
const idle = await visitUntil(call, () => performance.now() > end)

let batch
const started = performance.now()
const importing = importFile(call, account.id, madeUpFile(Number(given.rows))).then((done) => (batch = done))
const busy = await Promise.all([visitUntil(call, () => batch !== undefined), importing]).then(([times]) => times)
const seconds = (performance.now() - started) / 1000
if (batch.counts.new !== Number(given.rows))
  throw new Error(`VOID: ${batch.counts.new} rows were added, not ${given.rows}.`)

console.log(
  `${batch.counts.new} rows read, previewed and imported in ${seconds.toFixed(1)} s; ${busy.length} pages meanwhile`,
)
for (const [name, part] of [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
  ['max', 1],
]) {
  const [alone, beside] = [share(idle, part), share(busy, part)]
  console.log(
    `${name}  idle ${alone.toFixed(1)} ms  during ${beside.toFixed(1)} ms  ratio ${(beside / alone).toFixed(1)}`,
  )
}
await call('POST', `/change-sets/${batch.change_set_id}/undo`)

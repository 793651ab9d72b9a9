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
import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 20
const IDLE_MS = 8000
const PATHS = ['/dashboard', '/transactions?limit=50']

const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    rows: { type: 'string', default: '100000' },
  },
})

const cookies = new Map()

async function call(method, path, body) {
  const isForm = body instanceof FormData
  const answer = await fetch(`${given.url}/api/v1${path}`, {
    method,
    headers: {
      ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      'x-xsrf-token': cookies.get('XSRF-TOKEN') ?? '',
    },
    body: isForm ? body : body && JSON.stringify(body),
  })
  for (const line of answer.headers.getSetCookie()) cookies.set(...line.split(';')[0].split(/=(.*)/s).slice(0, 2))
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
  return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
}

/** Asks for pages until told to stop; answers how long each took. */
async function visitUntil(isOver) {
  const times = []
  for (let at = 0; !isOver(); at++) {
    const started = performance.now()
    await call('GET', PATHS[at % PATHS.length])
    times.push(performance.now() - started)
    await sleep(PAUSE_MS)
  }
  return times.sort((a, b) => a - b)
}

const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]

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

async function importFile() {
  // An account of its own: on a used one, rows may be recognised as transactions that are there.
  const account = await call('POST', '/accounts', { name: `Benchmark ${Date.now()}`, subtype: 'cash', currency: 'EUR' })
  const form = new FormData()
  form.set('account_id', String(account.id))
  form.set('file', madeUpFile(Number(given.rows)))
  let batch = await call('POST', '/imports', form)
  const settle = async (status) => {
    while (batch.status === status) {
      await sleep(100)
      batch = await call('GET', `/imports/${batch.id}`)
    }
  }
  await settle('parsing')
  batch = await call('POST', `/imports/${batch.id}/commit`)
  await settle('committing')
  if (batch.status !== 'committed')
    throw new Error(`The import ended as ${batch.status}: ${JSON.stringify(batch.problem)}`)
  return batch
}

await call('POST', '/session', { email: given.email, password: given.password })
let end = performance.now() + 2000
await visitUntil(() => performance.now() > end)
end = performance.now() + IDLE_MS
const idle = await visitUntil(() => performance.now() > end)

let batch
const started = performance.now()
const importing = importFile().then((done) => (batch = done))
const busy = await Promise.all([visitUntil(() => batch !== undefined), importing]).then(([times]) => times)
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

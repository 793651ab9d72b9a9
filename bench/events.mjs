/*
 * How long people wait for a page while a thousand transactions a second arrive and automations look at each of them.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/events.mjs --password … [--url http://localhost:3333] [--email demo@florin.example] [--rate 1000] [--seconds 30]
 *
 * Makes two automations: one whose condition never holds, one that tags one in a hundred of what arrived. Asks for pages at a steady pace,
 * first with nothing else going on, then while a file of as many rows as the rate is imported each second. Void unless every event was
 * considered and every run that had to be was made. Deletes the automations in the end; what was imported stays.
 */
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { importFile, share, signIn, visitUntil } from './visitor.mjs'

const IDLE_MS = 10_000
const FITTING_OF = 100
const FITTING_AMOUNT = '-7777.77'
const WORD = `bench ${process.pid}`

const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
})

const call = await signIn(given)

function automation(name, condition, steps) {
  const document = { schema: 'automation/1', triggers: [{ type: 'transaction', on: ['created'] }], condition, steps }
  return call('POST', '/automations', { name, document, enabled: true })
}

function madeUpFile(rows, round) {
  const lines = ['date,amount,payee,description']
  for (let at = 0; at < rows; at++) {
    const amount = at % FITTING_OF === 0 ? FITTING_AMOUNT : `-${1 + (at % 90)}.${String(at % 100).padStart(2, '0')}`
    const day = `2026-01-${String(1 + (at % 28)).padStart(2, '0')}`
    lines.push(`${day},${amount},Shop ${at % 700},R${round} N${at}`)
  }
  return new File([lines.join('\n')], `bench-${WORD}-${round}.csv`)
}

/** Imports a file each second; answers how many rows arrived, and how many of them the second automation has to run for. */
async function arrive(account) {
  const rows = Number(given.rate)
  const batches = []
  const started = performance.now()
  for (let round = 0; round < Number(given.seconds); round++) {
    batches.push(await importFile(call, account, madeUpFile(rows, round)))
    await sleep(Math.max(0, started + (round + 1) * 1000 - performance.now()))
  }
  const arrived = batches.reduce((sum, { counts }) => sum + counts.new, 0)
  if (arrived !== rows * batches.length) throw new Error(`VOID: ${arrived} rows arrived, not ${rows * batches.length}.`)
  return { changed: arrived, fitting: arrived / FITTING_OF, batches, seconds: (performance.now() - started) / 1000 }
}

async function countRuns(id) {
  let runs = 0
  for (let cursor = ''; ;) {
    const page = await call(
      'GET',
      `/automation-runs?automation=${id}&state=done&limit=200${cursor && `&cursor=${cursor}`}`,
    )
    runs += page.data.length
    if (!page.next_cursor) return runs
    cursor = page.next_cursor
  }
}

async function settled(id, wanted) {
  const started = performance.now()
  while (performance.now() - started < 120_000) {
    if ((await countRuns(id)) === wanted) return (performance.now() - started) / 1000
    await sleep(250)
  }
  throw new Error(`VOID: ${await countRuns(id)} runs were done, not ${wanted}.`)
}

const never = await automation('Bench: never', { field: 'amount', op: 'is', value: '-8888.88' }, [
  { id: 'tell', use: 'notify@1', with: { title: 'Never' } },
])
const tagging = await automation('Bench: tag', { field: 'amount', op: 'is', value: FITTING_AMOUNT }, [
  { id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['bench'] } },
])
const account = await call('POST', '/accounts', { name: WORD, subtype: 'cash', currency: 'EUR' })
let end = performance.now() + 2000
await visitUntil(call, () => performance.now() > end)
end = performance.now() + IDLE_MS
const idle = await visitUntil(call, () => performance.now() > end)

let outcome
const arriving = arrive(account.id).then((done) => (outcome = done))
const [busy] = await Promise.all([visitUntil(call, () => outcome !== undefined), arriving])
const late = await settled(tagging.id, outcome.fitting)
const { data: passes } = await call('GET', `/automations/${never.id}/passes`)
if (passes.length === 0) throw new Error('VOID: nothing was considered.')

const rate = (outcome.changed / outcome.seconds).toFixed(0)
console.log(
  `${outcome.changed} events in ${outcome.seconds.toFixed(1)} s, ${rate} a second; ` +
    `${outcome.fitting} runs, the last done ${late.toFixed(1)} s later`,
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
for (const { id } of [never, tagging]) await call('DELETE', `/automations/${id}`)

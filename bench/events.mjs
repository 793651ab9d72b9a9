/*
 * How long people wait for a page while a thousand transactions a second arrive or change, and automations and alerts look at each.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/events.mjs --password … [--url http://localhost:3333] [--email demo@florin.example] [--by imports|edits]
 *     [--rate 1000] [--seconds 30] [--pid PID]
 *
 * Makes four automations, one of which tags one in a hundred, and five alerts, one of which is told of those. Asks for pages at a steady
 * pace, first with nothing else going on (what the preparations gave Florin to do is waited for), then while a file is imported each
 * second (or transactions are edited, a hundred a request, ten times a second). Void unless each automation looked at each event once,
 * each run that had to be made was made, and an alert was told. Deletes the automations and alerts in the end; the rest stays.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { importFile, share, signIn, visitUntil } from './visitor.mjs'

const IDLE_MS = 10_000
const CALM_MS = 3_000
const CALM_CPU_MS = 50
const CALM_WITHIN_MS = 120_000
const SETTLE_MS = 120_000
const FITTING_OF = 100
const FITTING_AMOUNT = '-7777.77'
const EDITS_AT_ONCE = 100
const MS_A_TICK = 10
const WORD = `bench ${process.pid}`

const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    by: { type: 'string', default: 'imports' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
    pid: { type: 'string' },
  },
})
const [rate, seconds, isEditing] = [Number(given.rate), Number(given.seconds), given.by === 'edits']
if (rate % EDITS_AT_ONCE !== 0) throw new Error(`--rate must be a multiple of ${EDITS_AT_ONCE}.`)
const call = await signIn(given)

const outgoing = { field: 'direction', op: 'is', value: 'out' }
const conditions = {
  never: { field: 'amount', op: 'is', value: '-8888.88' },
  tag: { field: 'amount', op: 'is', value: FITTING_AMOUNT },
  words: {
    all: [
      { any: ['kiosk', 'bakery', 'cinema'].map((value) => ({ field: 'payee', op: 'contains', value })) },
      { not: { field: 'tag', op: 'has', value: 'reviewed' } },
    ],
  },
  parts: { all: [outgoing, { field: 'amount', op: 'between', value: ['-600.00', '-500.00'] }] },
}
const alerts = {
  large_amount: { settings: { amount: '7000', direction: 'out' } },
  new_payee: { settings: { amount: '5000' } },
  unusual_amount: { settings: { sensitivity: 'far' } },
  duplicate_charge: { settings: { days: 3 } },
  custom: { settings: { about: 'transaction' }, condition: { field: 'description', op: 'contains', value: 'nothing' } },
}

function addAutomation(name, condition) {
  const steps =
    name === 'tag'
      ? [{ id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['bench'] } }]
      : [{ id: 'tell', use: 'notify@1', with: { title: 'Never' } }]
  const triggers = [{ type: 'transaction', on: [isEditing ? 'changed' : 'created'] }]
  const document = { schema: 'automation/1', triggers, condition, steps }
  return call('POST', '/automations', { name: `Bench: ${name}`, document, enabled: true })
}

const addAlert = (kind, about) =>
  call('POST', '/alerts', {
    name: `Bench: ${kind}`,
    kind,
    severity: 'info',
    hold_minutes: 0,
    cooldown_minutes: 0,
    ...about,
  })

/** One of 700 names. Numbers would not tell payees apart: they are taken for those of shops and receipts. */
function nameOf(number) {
  const syllables = ['ba', 'co', 'di', 'fu', 'ga', 'ho', 'ki', 'lu', 'ma', 'no']
  const digits = String(number % 700).padStart(3, '0')
  return `Casa ${[...digits, ...digits].map((digit) => syllables[Number(digit)]).join('')}`
}

const dayBefore = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

function madeUpFile(rows, round) {
  const lines = ['date,amount,payee,description']
  for (let at = 0; at < rows; at++) {
    const [units, cents] = [1 + ((at * 31 + round * 17) % 90), String((at + round * 37) % 100).padStart(2, '0')]
    const amount = at % FITTING_OF === 0 ? FITTING_AMOUNT : `-${units}.${cents}`
    lines.push(`${dayBefore(1 + (at % 28))},${amount},${nameOf(at)},R${round} N${at}`)
  }
  return new File([lines.join('\n')], `bench-${WORD}-${round}.csv`)
}

/** Does the work of each round when its time has come, or as soon as the one before it is done. */
async function inRounds(count, everyMs, work) {
  const started = performance.now()
  for (let round = 0; round < count; round++) {
    await sleep(Math.max(0, started + round * everyMs - performance.now()))
    await work(round)
  }
  return (performance.now() - started) / 1000
}

/** Imports a file each second. */
async function arrive(account) {
  let arrived = 0
  const took = await inRounds(seconds, 1000, async (round) => {
    arrived += (await importFile(call, account, madeUpFile(rate, round))).counts.new
  })
  if (arrived !== rate * seconds) throw new Error(`VOID: ${arrived} rows arrived, not ${rate * seconds}.`)
  return { changed: arrived, fitting: arrived / FITTING_OF, tagged: 0, took }
}

async function idsOf(account) {
  const ids = []
  for (let cursor = ''; ;) {
    const page = await call('GET', `/transactions?account=${account}&limit=200${cursor && `&cursor=${cursor}`}`)
    ids.push(...page.data.map(({ id }) => id))
    if (!page.next_cursor) return ids
    cursor = page.next_cursor
  }
}

/** Edits what is there, over and over. A transaction is tagged the first time only, so each round takes other ones. */
async function edit(ids) {
  const requests = (rate / EDITS_AT_ONCE) * seconds
  let changed = 0
  const took = await inRounds(requests, (1000 * EDITS_AT_ONCE) / rate, async (round) => {
    const some = ids.slice(round * EDITS_AT_ONCE, (round + 1) * EDITS_AT_ONCE)
    changed += (await call('PATCH', '/transactions', { ids: some, set: { note: `Bench ${round}` } })).changed
  })
  if (changed !== rate * seconds) throw new Error(`VOID: ${changed} transactions were changed, not ${rate * seconds}.`)
  // Tagging one is a change, too, and looked at like any other.
  return { changed, fitting: changed / FITTING_OF, tagged: changed / FITTING_OF, took }
}

async function countRuns(id) {
  let runs = 0
  for (let cursor = ''; ;) {
    const path = `/automation-runs?automation=${id}&state=done&limit=200${cursor && `&cursor=${cursor}`}`
    const page = await call('GET', path)
    runs += page.data.length
    if (!page.next_cursor) return runs
    cursor = page.next_cursor
  }
}

/** Each automation has looked at each event; answers how long after the last one arrived. */
async function settled(automations, { changed, fitting, tagged }) {
  const started = performance.now()
  for (;;) {
    const { data } = await call('GET', '/automations')
    const looked = automations.map(({ id }) => data.find((each) => each.id === id).looked?.events ?? 0)
    const runs = await countRuns(automations[1].id)
    const isAll = looked.every((events) => events === changed + tagged) && runs === fitting
    if (isAll) return (performance.now() - started) / 1000
    const isOver = performance.now() - started > SETTLE_MS || looked.some((events) => events > changed + tagged)
    if (isOver)
      throw new Error(`VOID: looked at ${looked.join(', ')} of ${changed + tagged} events, ${runs} of ${fitting} runs.`)
    await sleep(250)
  }
}

/** Each alert was told of something it watches, where there was something. */
async function requireIncidents(large) {
  const { data } = await call('GET', `/alert-incidents?alert=${large.id}`)
  if (data.length === 0) throw new Error('VOID: nobody was alerted of a large amount.')
}

/** Processor time of the server by thread, in milliseconds, where its process is known. */
function threadTimes() {
  if (!given.pid) return new Map()
  const folder = `/proc/${given.pid}/task`
  return new Map(
    readdirSync(folder).map((thread) => {
      const fields = readFileSync(`${folder}/${thread}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      return [thread, (Number(fields[11]) + Number(fields[12])) * MS_A_TICK]
    }),
  )
}

/** The server has had next to nothing to do for some seconds; where its process is not known, a while is all there is. */
async function calm() {
  if (!given.pid) return sleep(CALM_WITHIN_MS / 4)
  const deadline = performance.now() + CALM_WITHIN_MS
  const total = () => [...threadTimes().values()].reduce((sum, ms) => sum + ms, 0)
  for (let calmFor = 0; calmFor < CALM_MS; calmFor += 1000) {
    if (performance.now() > deadline) throw new Error('VOID: Florin is busy with something else.')
    const before = total()
    await sleep(1000)
    if (total() - before > CALM_CPU_MS) calmFor = -1000
  }
}

const account = await call('POST', '/accounts', { name: WORD, subtype: 'cash', currency: 'EUR' })
let ids = []
if (isEditing) {
  for (let round = 0; round < seconds; round++) await importFile(call, account.id, madeUpFile(rate, round))
  ids = await idsOf(account.id)
  if (ids.length !== rate * seconds) throw new Error(`VOID: ${ids.length} transactions are there to be edited.`)
}
const automations = []
for (const [name, condition] of Object.entries(conditions)) automations.push(await addAutomation(name, condition))
const watching = []
for (const [kind, about] of Object.entries(alerts)) watching.push(await addAlert(kind, about))

await calm()
let end = performance.now() + 2000
await visitUntil(call, () => performance.now() > end)
end = performance.now() + IDLE_MS
const idle = await visitUntil(call, () => performance.now() > end)

let outcome
const before = threadTimes()
const happening = (isEditing ? edit(ids) : arrive(account.id)).then((done) => (outcome = done))
const [busy] = await Promise.all([visitUntil(call, () => outcome !== undefined), happening])
const late = await settled(automations, outcome)
const after = threadTimes()
if (!isEditing) await requireIncidents(watching[0])

console.log(
  `${outcome.changed} events in ${outcome.took.toFixed(1)} s, ${(outcome.changed / outcome.took).toFixed(0)} a second, each looked at ` +
    `once by ${automations.length} automations; ${outcome.fitting} runs, the last done ${late.toFixed(1)} s later; ` +
    `${busy.length} pages meanwhile`,
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
if (given.pid) {
  const spent = [...after].map(([thread, ms]) => [
    thread === given.pid ? 'main' : thread,
    ms - (before.get(thread) ?? 0),
  ])
  const most = spent.filter(([, ms]) => ms > 100).sort((a, b) => b[1] - a[1])
  console.log(`processor time by thread: ${most.map(([thread, ms]) => `${thread} ${ms} ms`).join(', ')}`)
}
for (const { id } of automations) await call('DELETE', `/automations/${id}`)
for (const { id } of watching) await call('DELETE', `/alerts/${id}`)

/*
 * Server CPU of a budget page on the demo household, with an amount assigned to every category in every period since the beginning.
 *
 *   node ace florin:demo --transactions 1000000 && npm start
 *   node bench/budgets.mjs --url http://localhost:3333 --pid PID --email demo@florin.example --password …
 *
 * CPU is that of the server process alone, read from /proc, over --requests requests one after the other. The cross-check: envelopes,
 * what is held and what is to assign are the income less the spending that the report of the cash flow tells for the same months.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const TICKS_PER_SECOND = 100
const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    pid: { type: 'string' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    requests: { type: 'string', default: '200' },
  },
})

let cookie = ''
let token = ''

async function ask(method, path, body) {
  const answer = await fetch(`${given.url}/api/v1${path}`, {
    method,
    headers: { cookie, 'x-xsrf-token': token, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  if (cookies.length > 0) cookie = cookies.join('; ')
  token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(cookie)?.[1] ?? '')
  return answer.status === 204 ? undefined : answer.json()
}

function cpuMs() {
  const fields = readFileSync(`/proc/${given.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

async function measure(name, requests = Number(given.requests)) {
  for (let warm = 0; warm < Math.min(50, requests / 2); warm++) await ask('GET', '/budget')
  const before = cpuMs()
  for (let at = 0; at < requests; at++) await ask('GET', '/budget')
  console.log(`${name}: ${((cpuMs() - before) / requests).toFixed(2)} ms server CPU`)
}

const cents = (text) => Math.round(Number(text) * 100)

await ask('POST', '/session', { email: given.email, password: given.password })
const months = (await ask('GET', '/reports/cash-flow?from=1990-01')).months.filter(
  ({ income, expense }) => cents(income) !== 0 || cents(expense) !== 0,
)
const start = `${months[0].month}-01`
await ask('PUT', '/budget/settings', {
  period_length: 'month',
  anchor_on: start,
  starts_on: start,
  opening_amount: '0',
})
const { data: categories } = await ask('GET', '/categories')
const spending = categories.filter(({ kind }) => kind === 'expense')
for (const { month } of months)
  await ask('PUT', '/budget/assignments', {
    period: month,
    assignments: spending.map(({ id }) => ({ category_id: id, amount: '100.00' })),
  })

const budget = await ask('GET', '/budget')
const envelopes = budget.rows.reduce((sum, { left }) => sum + cents(left), 0)
const kept = envelopes + cents(budget.to_assign.amount) - cents(budget.to_assign.held)
const earned = months.reduce((sum, { income, expense }) => sum + cents(income) - Math.abs(cents(expense)), 0)
console.log(
  `${months.length} months, ${spending.length} categories; envelopes and to assign ${kept}, cash flow ${earned}`,
)
if (kept !== earned) throw new Error('The budget does not conserve what the cash flow tells; no figure counts.')

await measure('periods of calendar months')
await ask('PUT', '/budget/settings', { anchor_on: `${months[0].month}-25` })
await measure('months that begin on the 25th')
await ask('PUT', '/budget/settings', { period_length: 'week' })
await measure('weeks')

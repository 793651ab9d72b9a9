/*
 * Server CPU and latency of the endpoints people wait for, on the demo household.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/endpoints.mjs --url http://localhost:3333 --pid PID --email demo@florin.example --password …
 *
 * CPU is that of the server process alone, read from /proc, over --requests requests one after the other; beside it stands that of a
 * bare Node server that only writes the same answer as JSON, measured in the same run. The list is measured twice: the same page over
 * and over, which the server keeps until the next change, and one page after the other, which it reads each time.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cookieOf } from './visitor.mjs'

const TICKS_PER_SECOND = 100
const WARM_UP = 500
const LIST = '/transactions?limit=50'
const PATHS = [
  '/health',
  '/session',
  LIST,
  '/transactions?limit=100&search=marktkorb',
  '/accounts',
  '/dashboard',
  '/reports/spending',
]
const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    pid: { type: 'string' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    data: { type: 'string' },
    requests: { type: 'string', default: '2000' },
  },
})
const requests = Number(given.requests)

const cookie = await cookieOf(given)

function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

function residentMib() {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${given.pid}/status`, 'utf8'))[1]) / 1024
}

/** A bare Node server that only writes the given answer as JSON: what no server can go below. */
async function startBareServer(answer) {
  const code = `const answer = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    require('node:http').createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(answer)
  return listening(child)
}

async function listening(child) {
  const [port] = await once(child.stdout, 'data')
  return { pid: child.pid, url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() }
}

/** Florin's list and its limit in turns, so that both see the same machine; the cross-check is that they list the same transactions. */
async function compareWithLimit(rounds) {
  const { household } = JSON.parse(await call(`${given.url}/api/v1/session`))
  const bare = new URL('bare_list.mjs', import.meta.url).pathname
  const arguments_ = [bare, join(given.data, 'florin.sqlite3'), household.id]
  const limit = await listening(spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const ids = (text) => JSON.stringify(JSON.parse(text).data.map(({ id }) => id))
  for (let round = 0; round < rounds; round++) {
    const ours = await measure(given.pid, () => call(`${given.url}/api/v1${LIST}`))
    const theirs = await measure(limit.pid, () => call(limit.url))
    if (ids(ours.text) !== ids(theirs.text)) throw new Error('Florin and the limit list different transactions.')
    const figures = `server CPU ${ours.cpu.toFixed(3)} ms  limit ${theirs.cpu.toFixed(3)} ms`
    console.log(`${LIST.padEnd(42)} ${figures}  ratio ${(ours.cpu / theirs.cpu).toFixed(2)}`)
  }
  limit.stop()
}

async function call(url) {
  const answer = await fetch(url, { headers: { cookie } })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${text}`)
  return text
}

/** Asks for another page each time; at the end of the list it begins again. */
function walkFrom(url) {
  let next = url
  return async () => {
    const text = await call(next)
    const { next_cursor: cursor } = JSON.parse(text)
    next = cursor === null ? url : `${url}&cursor=${cursor}`
    return text
  }
}

/** CPU of a process for each request, and how long these took. */
async function measure(pid, call) {
  for (let at = 0; at < WARM_UP; at++) await call()
  const [before, times] = [cpuMs(pid), []]
  let text = ''
  for (let at = 0; at < requests; at++) {
    const started = performance.now()
    text = await call()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return {
    cpu: (cpuMs(pid) - before) / requests,
    at: (share) => times[Math.floor(times.length * share)].toFixed(2),
    text,
  }
}

console.log(`idle memory ${residentMib().toFixed(0)} MiB`)
const cases = PATHS.map((path) => ({ label: path, next: () => call(`${given.url}/api/v1${path}`) }))
cases.push({ label: `${LIST}, page by page`, next: walkFrom(`${given.url}/api/v1${LIST}`) })
for (const { label, next } of cases) {
  const ours = await measure(given.pid, next)
  const bare = await startBareServer(ours.text)
  const { cpu } = await measure(bare.pid, () => call(bare.url))
  bare.stop()
  const figures = `server CPU ${ours.cpu.toFixed(3)} ms  bare ${cpu.toFixed(3)} ms  ratio ${(ours.cpu / cpu).toFixed(1)}`
  console.log(
    `${label.padEnd(42)} ${figures}  p50 ${ours.at(0.5)} ms  p99 ${ours.at(0.99)} ms  ${ours.text.length} bytes`,
  )
}
if (given.data) await compareWithLimit(5)
console.log(`memory after ${residentMib().toFixed(0)} MiB`)

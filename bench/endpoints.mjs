/*
 * Server CPU and latency of the endpoints people wait for, on the demo household.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/endpoints.mjs --url http://localhost:3333 --pid PID --email demo@florin.example --password …
 *
 * CPU is that of the server process alone, read from /proc, over --requests requests one after the other.
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
    requests: { type: 'string', default: '2000' },
  },
})
const requests = Number(given.requests)

const signIn = await fetch(`${given.url}/api/v1/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: given.email, password: given.password }),
})
if (!signIn.ok) throw new Error(`Signing in failed: ${await signIn.text()}`)
const cookie = signIn.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ')

function serverCpuMs() {
  const fields = readFileSync(`/proc/${given.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

function residentMib() {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${given.pid}/status`, 'utf8'))[1]) / 1024
}

console.log(`idle memory ${residentMib().toFixed(0)} MiB`)
for (const path of [
  '/health',
  '/session',
  '/transactions?limit=50',
  '/transactions?limit=50&account=9',
  '/transactions?limit=100&search=marktkorb',
  '/accounts',
  '/dashboard',
  '/reports/spending',
]) {
  const call = async () => {
    const answer = await fetch(`${given.url}/api/v1${path}`, { headers: { cookie } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${text}`)
    return text.length
  }
  for (let at = 0; at < 300; at++) await call()
  const [cpu, times] = [serverCpuMs(), []]
  let bytes = 0
  for (let at = 0; at < requests; at++) {
    const started = performance.now()
    bytes = await call()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2)
  const perRequest = ((serverCpuMs() - cpu) / requests).toFixed(3)
  console.log(`${path.padEnd(44)} server CPU ${perRequest} ms  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  ${bytes} bytes`)
}
console.log(`memory after ${residentMib().toFixed(0)} MiB`)

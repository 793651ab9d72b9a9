/*
 * What packing saves on the way and costs the server: bytes of the answers that pages ask for, the heaviest first, and server CPU of a list
 * with and without packing, in turns.
 *
 *   node ace florin:demo --transactions 100000 && npm start
 *   node bench/packing.mjs --url http://localhost:3333 --pid PID --email demo@florin.example --password …
 *
 * A run is void unless each packed answer is, unpacked, the plain one.
 */
import { get } from 'node:http'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { cookieOf } from './visitor.mjs'

const TICKS_PER_SECOND = 100
const TURNS = 5
const HEAVIEST = 20
const LIST = '/transactions?limit=50'
const UNPACK = { identity: (bytes) => bytes, gzip: gunzipSync, br: brotliDecompressSync }
const { values: given } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3333' },
    pid: { type: 'string' },
    email: { type: 'string', default: 'demo@florin.example' },
    password: { type: 'string' },
    requests: { type: 'string', default: '1000' },
  },
})

const cookie = await cookieOf(given)

/** As it comes over the wire; undefined when it is refused. */
function call(path, encoding) {
  const headers = { cookie, 'accept-encoding': encoding, 'sec-fetch-site': 'same-origin' }
  return new Promise((resolve, reject) => {
    get(`${given.url}/api/v1${path}`, { headers }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(parts) : undefined))
    }).once('error', reject)
  })
}

function cpuMs() {
  const fields = readFileSync(`/proc/${given.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

/** Everything that can be asked without saying of what. */
async function addresses() {
  const { paths } = JSON.parse(await call('/openapi.json', 'identity'))
  return Object.entries(paths)
    .filter(([path, { get: reading }]) => reading && !path.includes('{') && !/events|export|blueprint/.test(path))
    .map(([path]) => path.replace(/^\/api\/v1/, ''))
}

async function compareBytes() {
  const rows = []
  for (const path of [...(await addresses()), '/transactions?limit=100']) {
    const sizes = {}
    let plain
    for (const [encoding, unpack] of Object.entries(UNPACK)) {
      const bytes = await call(path, encoding)
      if (!bytes) break
      plain ??= bytes
      sizes[encoding] = bytes.length
      const isPacked = encoding !== 'identity' && bytes.length !== plain.length
      if (!(isPacked ? unpack(bytes) : bytes).equals(plain)) throw new Error(`VOID: ${path} as ${encoding} is another`)
    }
    if (sizes.br) rows.push({ path, ...sizes })
  }
  rows.sort((a, b) => b.identity - a.identity)
  const heaviest = rows.slice(0, HEAVIEST)
  console.table(heaviest)
  for (const encoding of Object.keys(UNPACK))
    console.log(
      encoding.padEnd(10),
      heaviest.reduce((sum, row) => sum + row[encoding], 0),
      'bytes',
    )
}

/** Another page each time, so that nothing is remembered, or the same one. */
function pages(isSame) {
  let cursor = null
  return async (encoding) => {
    const bytes = await call(cursor && !isSame ? `${LIST}&cursor=${cursor}` : LIST, encoding)
    const text = UNPACK[encoding](bytes).toString()
    cursor = JSON.parse(text).next_cursor
  }
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function compareCpu(isSame) {
  const costs = { identity: [], gzip: [], br: [] }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const encoding of Object.keys(UNPACK)) {
      const next = pages(isSame)
      for (let at = 0; at < Number(given.requests) / 10; at++) await next(encoding)
      const before = cpuMs()
      for (let at = 0; at < Number(given.requests); at++) await next(encoding)
      costs[encoding].push((cpuMs() - before) / Number(given.requests))
    }
  }
  const told = Object.entries(costs).map(([encoding, each]) => `${encoding} ${median(each).toFixed(3)} ms`)
  console.log(`${LIST}, ${isSame ? 'the same page again' : 'page by page'}: server CPU ${told.join('  ')}`)
}

await compareBytes()
await compareCpu(true)
await compareCpu(false)

/*
 * Somebody who is signed in and looks at pages, for the benchmarks that measure how long people wait.
 */
import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 20
const PATHS = ['/dashboard', '/transactions?limit=50']

/** Signs in; answers a function that calls the API. */
export async function signIn({ url, email, password }) {
  const cookies = new Map()

  async function call(method, path, body) {
    const isForm = body instanceof FormData
    const answer = await fetch(`${url}/api/v1${path}`, {
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

  await call('POST', '/session', { email, password })
  return call
}

/** Signs in; answers the cookies, for requests that are measured with nothing around them. */
export async function cookieOf({ url, email, password }) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Signing in failed: ${await answer.text()}`)
  const lines = answer.headers.getSetCookie()
  return lines.map((line) => line.split(';')[0]).join('; ')
}

/** Asks for pages until told to stop; answers how long each took, the shortest first. */
export async function visitUntil(call, isOver) {
  const times = []
  for (let at = 0; !isOver(); at++) {
    const started = performance.now()
    await call('GET', PATHS[at % PATHS.length])
    times.push(performance.now() - started)
    await sleep(PAUSE_MS)
  }
  return times.sort((a, b) => a - b)
}

/** The time that this part of the visits stayed below. */
export const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]

/** Uploads a file into an account, waits until it is read, and imports it. */
export async function importFile(call, account, file) {
  const form = new FormData()
  form.set('account_id', String(account))
  form.set('file', file)
  let batch = await call('POST', '/imports', form)
  const settle = async (status) => {
    while (batch.status === status) {
      await sleep(20)
      batch = await call('GET', `/imports/${batch.id}`)
    }
  }
  await settle('parsing')
  batch = await call('POST', `/imports/${batch.id}/commit`)
  await settle('committing')
  if (batch.status !== 'committed')
    throw new Error(`VOID: an import ended as ${batch.status}: ${JSON.stringify(batch.problem)}`)
  return batch
}

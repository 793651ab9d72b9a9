import { test } from '@japa/runner'
import HttpExceptionHandler from '#http/exceptions/handler'
import { API_PREFIX } from '#http/operation'
import { Client, serverAddress } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'

interface Problem {
  type: string
  status: number
  code: string
}

async function problemOf(path: string, init?: RequestInit): Promise<[number, string | null, Problem]> {
  const response = await fetch(serverAddress() + API_PREFIX + path, init)
  return [response.status, response.headers.get('content-type'), (await response.json()) as Problem]
}

/** What the handler answers to an exception, and whether it goes to the log. */
async function handle(error: Error) {
  let [sent, logged]: [Problem | undefined, boolean] = [undefined, false]
  const ctx = {
    request: { id: () => 'request-1' },
    response: { status() {}, header() {}, send: (text: string) => (sent = JSON.parse(text) as Problem) },
    logger: { error: () => (logged = true) },
  } as never
  const handler = new HttpExceptionHandler()
  await handler.handle(error, ctx)
  // What is unexpected would also go to the terminal of the tests.
  if (sent!.status < 500) await handler.report(error, ctx)
  return { sent: sent!, logged }
}

const json = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body,
})

test.group('Problems', () => {
  test('that no controller comes to are problem details with a page of their own', async ({ assert }) => {
    const found = [
      await problemOf('/nothing/here'),
      await problemOf('/session', json('{"email": ')),
      await problemOf('/session', json(JSON.stringify({ email: 'x'.repeat(3_000_000) }))),
      await problemOf('/session', json('{"email": 7}')),
    ]
    assert.deepEqual(
      found.map(([status, mediaType, { type, code }]) => [status, mediaType, type, code]),
      [
        [404, 'application/problem+json', '/problems/not-found', 'E_NOT_FOUND'],
        [400, 'application/problem+json', '/problems/bad-request', 'E_BAD_REQUEST'],
        [413, 'application/problem+json', '/problems/too-large', 'E_TOO_LARGE'],
        [422, 'application/problem+json', '/problems/invalid-input', 'E_INVALID_INPUT'],
      ],
    )
  })

  test('point to the field', async ({ assert }) => {
    const { body } = await new Client().post<{ errors: object[] }>('/session', { email: 7, password: 'p' })
    assert.deepEqual(body.errors, [{ pointer: '/email', code: 'string', message: '"email" must be text.' }])
  })

  test('call an entry of a list by its whole path, and say what could stand there', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body: token } = await client.post<{ detail: string }>('/tokens', {
      name: 'Phone',
      scopes: ['ledger:rwead'],
    })
    assert.match(token.detail, /^"scopes\/0" must be one of .*ledger:read, /)
    const { body: rate } = await client.post<{ detail: string }>('/rates', {
      from: 'EUR',
      on: '31.03.2026',
      rate: '1,1',
    })
    assert.equal(rate.detail, '"to" is missing. "on" must be a day like 2026-03-31. "rate" must look like 1.0825.')
  })

  test('of our own tell nothing of their cause', async ({ assert }) => {
    const { sent } = await handle(new Error('SQLITE_ERROR: no such column: secret'))
    assert.deepEqual([sent.status, sent.code, sent.type], [500, 'E_UNEXPECTED', '/problems/unexpected'])
    assert.notInclude(JSON.stringify(sent), 'secret')
  })

  test('of who goes away in the middle of an upload are not in the log', async ({ assert }) => {
    // As the parser of forms says it.
    const { sent, logged } = await handle(new Error('Request aborted'))
    assert.deepEqual([sent.status, logged], [400, false])
  })
})

import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { signatureHeaders } from '#core/webhook_signature'
import { API_PREFIX } from '#http/operation'
import { type Client, serverAddress } from '#tests/support/client'
import { makeHousehold, type TestHousehold } from '#tests/support/household'

interface Made {
  id: number
  path: string
  secret: string | null
}

interface Call {
  id: number
  outcome: string
  code: string | null
  message: string
  body: string
  runs: number
  depth: number
}

interface Said {
  status: number
  body: { id?: number; repeated?: boolean; code?: string }
  headers: Headers
}

const JSON_TYPE = { 'content-type': 'application/json' }

async function makeHook(client: Client, isSigned = false): Promise<Made> {
  return (await client.post<Made>('/incoming-webhooks', { name: 'Scales', signed: isSigned })).body
}

/** As another program calls: no cookie, no token, nothing of ours. */
async function call(path: string, body: string, headers: Record<string, string> = JSON_TYPE): Promise<Said> {
  const response = await fetch(serverAddress() + path, { method: 'POST', body, headers })
  return { status: response.status, body: (await response.json()) as Said['body'], headers: response.headers }
}

const callsOf = async (client: Client) => (await client.get<{ data: Call[] }>('/webhook-calls')).body.data

async function announcedIn({ database, id }: TestHousehold) {
  const rows = await database.read(id, (queries) =>
    queries.all<{ payload: string }>("SELECT payload FROM outbox WHERE topic = 'webhook.received' ORDER BY id"),
  )
  return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
}

function signed(secret: string, body: string, { id = 'call-1', at = Date.now() } = {}) {
  return { ...JSON_TYPE, ...signatureHeaders([secret], { id, timestamp: Math.floor(at / 1000), body }) }
}

test.group('An incoming webhook', () => {
  test('takes what it is told, and announces it', async ({ assert }) => {
    const household = await makeHousehold()
    const hook = await makeHook(household.client)
    assert.match(hook.path, /^\/api\/v1\/hooks\/[\w-]{43}$/)
    const said = await call(hook.path, '{"weight": "82.5", "grüße": [1, {"a": null}]}')
    assert.deepEqual([said.status, said.body.repeated], [202, false])
    assert.containSubset(await announcedIn(household), [
      { webhook_id: hook.id, body: { weight: '82.5', grüße: [1, { a: null }] }, causation: { depth: 1 } },
    ])
    assert.containSubset(await callsOf(household.client), [{ id: said.body.id, outcome: 'accepted', runs: 1 }])
  })

  test('is found by its address alone, and by nobody else', async ({ assert }) => {
    const { client } = await makeHousehold()
    const hook = await makeHook(client)
    assert.equal((await call(`${API_PREFIX}/hooks/guessed`, '{}')).status, 404)
    await client.patch(`/incoming-webhooks/${hook.id}`, { enabled: false })
    assert.equal((await call(hook.path, '{}')).status, 404)
    await client.patch(`/incoming-webhooks/${hook.id}`, { enabled: true })
    const renewed = await client.post<Made>(`/incoming-webhooks/${hook.id}/address`)
    assert.equal((await call(hook.path, '{}')).status, 404)
    assert.equal((await call(renewed.body.path, '{}')).status, 202)
    await client.delete(`/incoming-webhooks/${hook.id}`)
    assert.equal((await call(renewed.body.path, '{}')).status, 404)
    const listed = JSON.stringify((await client.get('/incoming-webhooks')).body)
    assert.notInclude(listed, hook.path.split('/').pop()!)
  })

  test('that wants signatures takes no other calls', async ({ assert }) => {
    const { client } = await makeHousehold()
    const hook = await makeHook(client, true)
    const body = '{"a":1}'
    assert.equal((await call(hook.path, body)).status, 401)
    assert.equal((await call(hook.path, body, signed(hook.secret!, '{"a":2}'))).status, 401)
    assert.equal((await call(hook.path, body, signed('whsec_AAAA', body))).status, 401)
    const old = await call(hook.path, body, signed(hook.secret!, body, { at: Date.now() - 360_000 }))
    assert.deepEqual([old.status, old.body.code], [401, 'E_SIGNATURE_INVALID'])
    assert.equal((await call(hook.path, body, signed(hook.secret!, body))).status, 202)
    assert.deepEqual(
      (await callsOf(client)).map(({ outcome }) => outcome),
      ['accepted', 'refused', 'refused', 'refused', 'refused'],
    )
  })

  test('takes the same call once', async ({ assert }) => {
    const household = await makeHousehold()
    const hook = await makeHook(household.client, true)
    const headers = signed(hook.secret!, '{"a":1}')
    const first = await call(hook.path, '{"a":1}', headers)
    const again = await call(hook.path, '{"a":1}', headers)
    assert.deepEqual([again.status, again.body], [202, { id: first.body.id, repeated: true }])
    assert.lengthOf(await announcedIn(household), 1)
    const plain = await makeHook(household.client)
    for (let time = 0; time < 2; time++) await call(plain.path, '{}', { ...JSON_TYPE, 'idempotency-key': 'k' })
    assert.lengthOf(await announcedIn(household), 2)
    const late = await call(plain.path, '{}', { ...JSON_TYPE, 'webhook-timestamp': '1000000000' })
    assert.equal(late.status, 401)
  })

  test('takes JSON objects of a moderate size', async ({ assert }) => {
    const { client } = await makeHousehold()
    const hook = await makeHook(client)
    assert.equal((await call(hook.path, '[1]')).status, 415)
    assert.equal((await call(hook.path, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
    const large = await call(hook.path, JSON.stringify({ a: 'x'.repeat(65_600) }))
    assert.deepEqual([large.status, large.body.code], [413, 'E_CALL_TOO_LARGE'])
    assert.equal((await call(hook.path, JSON.stringify({ a: 'x'.repeat(65_000) }))).status, 202)
    const broken = await call(hook.path, '{"a":')
    assert.isAtLeast(broken.status, 400)
    assert.isBelow(broken.status, 500)
  })

  test('takes sixty calls a minute', async ({ assert }) => {
    const household = await makeHousehold()
    const hook = await makeHook(household.client)
    const answers = []
    for (let at = 0; at < 62; at++) answers.push(await call(hook.path, `{"at":${at}}`))
    assert.lengthOf(
      answers.filter(({ status }) => status === 202),
      60,
    )
    const refused = answers.at(-1)!
    assert.deepEqual([refused.status, refused.body.code], [429, 'E_TOO_MANY_CALLS'])
    assert.isAtLeast(Number(refused.headers.get('retry-after')), 1)
    assert.lengthOf(await announcedIn(household), 60)
  })

  test('runs a call again when a person asks', async ({ assert }) => {
    const household = await makeHousehold()
    const hook = await makeHook(household.client)
    const said = await call(hook.path, '{"a":1}', { ...JSON_TYPE, 'florin-causation': 'msg_1;depth=2' })
    assert.equal((await household.client.post(`/webhook-calls/${said.body.id}/rerun`)).status, 204)
    assert.containSubset(await announcedIn(household), [
      { body: { a: 1 }, causation: { depth: 3 } },
      { body: { a: 1 }, causation: { depth: 1 } },
    ])
    assert.containSubset(await callsOf(household.client), [{ runs: 2 }])
  })

  test('ends a chain of calls that set off one another, and tells administrators once', async ({ assert }) => {
    const household = await makeHousehold()
    const hook = await makeHook(household.client)
    for (let time = 0; time < 3; time++) {
      const said = await call(hook.path, '{}', { ...JSON_TYPE, 'florin-causation': 'msg_1;depth=5' })
      assert.deepEqual([said.status, said.body.code], [508, 'E_WEBHOOK_LOOP'])
    }
    assert.lengthOf(await announcedIn(household), 0)
    const [stopped] = await callsOf(household.client)
    assert.containSubset(stopped, { outcome: 'stopped', depth: 5 })
    assert.match(stopped!.message, /chain of calls/)
    const { body } = await household.client.get<{ data: { title: string }[] }>('/notifications')
    assert.deepEqual(
      body.data.map(({ title }) => title),
      ['The webhook “Scales” was called in a circle'],
    )
  })
})

test.group('Webhooks over HTTP', () => {
  test('are made, changed, undone and deleted', async ({ assert }) => {
    const { client } = await makeHousehold()
    const draft = { name: 'Home', url: 'https://receiver.example.com/hook', topics: ['goal.reached', 'bill.due'] }
    const { status, body } = await client.post<{ id: number; secret: string }>('/webhooks', draft)
    assert.equal(status, 201)
    assert.match(body.secret, /^whsec_/)
    const changed = await client.patch<{ topics: string[] }>(`/webhooks/${body.id}`, { topics: ['bill.due'] })
    assert.deepEqual(changed.body.topics, ['bill.due'])
    await client.post(`/change-sets/${changed.headers.get('Florin-Change-Set')}/undo`)
    const shown = await client.get<Record<string, unknown>>(`/webhooks/${body.id}`)
    assert.deepEqual(shown.body.topics, ['bill.due', 'goal.reached'])
    assert.notInclude(JSON.stringify(shown.body), body.secret)
    assert.equal((await client.post(`/webhooks/${body.id}/secret`)).status, 201)
    const deleted = await client.delete(`/webhooks/${body.id}`)
    assert.equal(deleted.status, 204)
    await client.post(`/change-sets/${deleted.headers.get('Florin-Change-Set')}/undo`)
    assert.equal((await client.get(`/webhooks/${body.id}`)).status, 200)
    const wrong = await client.post<{ errors: { pointer: string }[] }>('/webhooks', {
      ...draft,
      url: 'http://receiver.example.com',
    })
    assert.deepEqual([wrong.status, wrong.body.errors[0]!.pointer], [422, '/url'])
  })

  test('tell what happened when they are tried', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.post<{ id: number }>('/webhooks', {
      name: 'Nowhere',
      url: 'https://127.0.0.1:9/hook',
      topics: ['bill.due'],
    })
    const tried = await client.post(`/webhooks/${body.id}/test`)
    assert.deepEqual([tried.status, tried.body.code], [422, 'E_WEBHOOK_REFUSED'])
    const log = await client.get<{ data: { state: string; topic: string }[] }>(
      `/webhook-deliveries?webhook_id=${body.id}`,
    )
    assert.containSubset(log.body.data, [{ state: 'dead', topic: 'webhook.test' }])
  })

  test('hear of what is announced', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const { body } = await client.post<{ id: number }>('/webhooks', {
      name: 'All',
      url: 'https://receiver.invalid/hook',
      topics: ['webhook.received'],
    })
    const hook = await makeHook(client)
    await call(hook.path, '{"a":1}')
    await (await app.container.make('florin.announcements')).drain(id)
    const log = await client.get<{ data: { topic: string; payload: string }[] }>(
      `/webhook-deliveries?webhook_id=${body.id}`,
    )
    assert.containSubset(log.body.data, [{ topic: 'webhook.received', state: 'waiting' }])
    assert.include(log.body.data[0]!.payload, '"a":1')
  })
})

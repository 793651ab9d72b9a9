import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { startServer } from '#tests/support/broker'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'

interface Advice {
  text: string
  proposals: { kind: string; transaction_id?: number; category?: { id: number; name: string } }[]
}

interface Answering {
  origin: string
  seen: Awaited<ReturnType<typeof startServer>>['seen']
}

/** A server of the own network. */
async function answering(status: number, body: string | (() => string)): Promise<Answering & { close: () => void }> {
  const text = typeof body === 'string' ? () => body : body
  const server = await startServer([], (_, response) => response.writeHead(status).end(text()), { tls: false })
  return { origin: `http://127.0.0.1:${server.port}`, seen: server.seen, close: server.close }
}

async function setUp(client: Client, plugin_id: string, more: Record<string, unknown> = {}): Promise<number> {
  const { status, body } = await client.post<{ id: number }>('/plugin-instances', {
    plugin_id,
    title: plugin_id,
    accept_permissions: true,
    ...more,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

async function spend({ client }: TestHousehold, account: number, more: Record<string, unknown>): Promise<number> {
  const { body } = await client.post<{ id: number }>('/transactions', {
    occurred_on: '2026-03-02',
    account_id: account,
    amount: '-12.50',
    ...more,
  })
  return body.id
}

async function withAccount() {
  const household = await makeHousehold({ starter_set: 'everyday' })
  const { client } = household
  const { body } = await client.post<{ id: number }>('/accounts', {
    name: 'Checking',
    subtype: 'checking',
    currency: 'EUR',
  })
  const { body: categories } = await client.get<{ data: { id: number; name: string }[] }>('/categories')
  const idOf = (name: string) => categories.data.find((category) => category.name === name)!.id
  return { household, client, account: body.id, idOf }
}

test.group('Kinds of plugins over HTTP', () => {
  test('a message goes out by a webhook of the own network', async ({ assert, cleanup }) => {
    const server = await answering(204, '')
    cleanup(server.close)
    const { client } = await makeHousehold()
    const url = `${server.origin}/hooks/florin`
    const id = await setUp(client, 'webhook_notifier', {
      settings: { url, secret_header: 'X-Florin-Secret' },
      secrets: { secret: 'hunter2' },
      lan: [{ setting: 'url', origin: server.origin }],
    })
    const message = { title: 'Low balance', body: 'Checking is low.', severity: 'warning' }
    const sent = await client.post(`/plugin-instances/${id}/messages`, message)
    assert.deepEqual([sent.status, sent.body], [200, { receipt: null }])
    assert.equal(server.seen[0]!.path, '/hooks/florin')
    assert.equal(server.seen[0]!.headers['x-florin-secret'], 'hunter2')
    assert.deepInclude(JSON.parse(server.seen[0]!.body) as object, { ...message, url: null })
    const refused = await client.post(`/plugin-instances/${id}/messages`, { ...message, severity: 'panic' })
    assert.equal(refused.status, 422)
  })

  test('without the owner’s word nothing reaches the own network', async ({ assert, cleanup }) => {
    const server = await answering(204, '')
    cleanup(server.close)
    const { client } = await makeHousehold()
    const id = await setUp(client, 'webhook_notifier', { settings: { url: `${server.origin}/` } })
    const message = { title: 'T', body: 'B', severity: 'info' }
    const { status, body } = await client.post(`/plugin-instances/${id}/messages`, message)
    assert.deepEqual([status, (body as { reason: string }).reason], [422, 'forbidden'])
    assert.lengthOf(server.seen, 0)
  })

  test('a report is built of what the household spent', async ({ assert }) => {
    const { household, client, account, idOf } = await withAccount()
    await spend(household, account, { category_id: idOf('Groceries') })
    await spend(household, account, { category_id: idOf('Travel'), amount: '-100.00' })
    const id = await setUp(client, 'monthly_summary')
    const path = `/plugin-instances/${id}/report`
    const { status, body } = await client.post<{
      document: { title: string; blocks: { type: string; rows?: unknown[] }[] }
    }>(path, { parameters: { top: 5 }, from: '2026-03-01', to: '2026-03-31' })
    assert.equal(status, 200)
    assert.equal(body.document.title, 'Summary 2026-03')
    assert.deepEqual(body.document.blocks.find(({ type }) => type === 'table')!.rows, [
      ['Travel', { amount: '100.00', currency: 'EUR' }, '89 %'],
      ['Groceries', { amount: '12.50', currency: 'EUR' }, '11 %'],
    ])
    const wrong = await client.post(path, { parameters: { top: 500 }, from: '2026-03-01', to: '2026-03-31' })
    assert.deepInclude((wrong.body as { errors: object[] }).errors[0], { pointer: '/parameters/top', code: 'maximum' })
    const turned = await client.post(path, { from: '2026-03-31', to: '2026-03-01' })
    assert.deepInclude((turned.body as { errors: object[] }).errors[0], { pointer: '/to' })
  })

  test('an advisor proposes, and only what there is', async ({ assert, cleanup }) => {
    const answer = readFileSync(`${BUNDLED_PLUGINS}ollama_advisor/fixtures/chat.json`, 'utf8')
    const server = await answering(200, answer)
    cleanup(server.close)
    const { household, client, account, idOf } = await withAccount()
    const today = new Date().toISOString().slice(0, 10)
    const older = await spend(household, account, { payee: 'Rewe', occurred_on: today })
    await spend(household, account, { payee: 'Cinema', occurred_on: today })
    const id = await setUp(client, 'ollama_advisor', {
      settings: { server: server.origin, model: 'llama3.1' },
      lan: [{ setting: 'server', origin: server.origin }],
    })
    const path = `/plugin-instances/${id}/advice`
    const { status, body } = await client.post<Advice>(path, { question: 'Where does it go?' })
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(server.seen[0]!.path, '/api/chat')
    assert.include(server.seen[0]!.body, 'Rewe')
    assert.deepEqual(
      body.proposals.map(({ kind }) => kind),
      ['set_category', 'create_rule', 'note'],
    )
    const [first] = body.proposals
    // The newest comes first, so the second one is the older.
    assert.equal(first!.transaction_id, older)
    assert.property(first!.category, 'name')
    assert.isAbove(idOf('Groceries'), 0)
    const { body: untouched } = await client.get<{ splits: { category: unknown }[] }>(`/transactions/${older}`)
    assert.isNull(untouched.splits[0]!.category)
    const changed = await client.patch(`/transactions/${older}`, { category_id: first!.category!.id })
    assert.equal(changed.status, 200)
  })

  test('a categoriser guesses and writes nothing', async ({ assert }) => {
    const { household, client, account, idOf } = await withAccount()
    const ids = [
      await spend(household, account, { payee: 'LIDL SAGT DANKE' }),
      await spend(household, account, { payee: 'Nobody knows' }),
      await spend(household, account, { payee: 'ACME', memo: 'Gehalt März', amount: '2500.00' }),
    ]
    const id = await setUp(client, 'keyword_categorizer')
    const categorize = await app.container.make('florin.categorizeTransactions')
    const guesses = await categorize.handle(household.id, id, ids)
    assert.deepEqual(
      guesses.map(({ transactionId, categoryId }) => [transactionId, categoryId]),
      [
        [ids[0], idOf('Groceries')],
        [ids[2], idOf('Salary')],
      ],
    )
    assert.match(guesses[0]!.reason, /"lidl"/)
    const { body } = await client.get<{ data: unknown[] }>('/transactions?uncategorised=1')
    assert.lengthOf(body.data, 3)
  })

  test('a forecaster continues each category from its whole months', async ({ assert }) => {
    const { household, client, account, idOf } = await withAccount()
    for (const month of ['2025-10', '2025-12', '2026-01'])
      await spend(household, account, { category_id: idOf('Groceries'), occurred_on: `${month}-05` })
    const id = await setUp(client, 'seasonal_naive')
    const forecasts = await (await app.container.make('florin.forecastCategories')).handle(household.id, id, 6)
    assert.lengthOf(forecasts, 1)
    const [{ categoryId, points, bands, from }] = forecasts as [(typeof forecasts)[0]]
    assert.equal(categoryId, idOf('Groceries'))
    assert.lengthOf(points, 6)
    assert.lengthOf(bands, 1)
    assert.equal(from, new Date().toISOString().slice(0, 7))
  })

  test('an action is planned without being run, and run once', async ({ assert, cleanup }) => {
    const server = await answering(200, '{"on":true}')
    cleanup(server.close)
    const household = await makeHousehold()
    const id = await setUp(household.client, 'http_request', {
      settings: { address: `${server.origin}/api` },
      lan: [{ setting: 'address', origin: server.origin }],
    })
    const runAction = await app.container.make('florin.runAction')
    const step = { action: 'request', input: { method: 'PUT', path: 'lamp', body: '{"on":true}' }, key: 'run-1' }
    const { summary, effects } = await runAction.plan(household.id, id, step)
    assert.match(summary, /^Would send PUT to http:\/\/127\.0\.0\.1:\d+\/api\/lamp/)
    assert.equal(effects, 'external_write')
    assert.lengthOf(server.seen, 0)
    const { output } = await runAction.run(household.id, id, step)
    assert.deepEqual(output, { status: 200, body: '{"on":true}' })
    assert.deepEqual([server.seen[0]!.method, server.seen[0]!.path], ['PUT', '/api/lamp'])
    assert.equal(server.seen[0]!.headers['idempotency-key'], 'run-1')
    const bad = { ...step, input: { method: 'TRACE' } }
    await assert.rejects(() => runAction.run(household.id, id, bad), /Method/i)
    await assert.rejects(() => runAction.plan(household.id, id, { ...step, action: 'other' }), /no action "other"/)
  })

  test('what a plugin is not is not asked of it', async ({ assert }) => {
    const { client } = await makeHousehold()
    const id = await setUp(client, 'monthly_summary')
    const path = `/plugin-instances/${id}`
    const message = { title: 'T', body: 'B', severity: 'info' }
    const sent = await client.post<{ reason: string; detail: string }>(`${path}/messages`, message)
    assert.deepEqual([sent.status, sent.body.reason], [422, 'unsupported'])
    assert.equal(sent.body.detail, 'Monthly summary is no notifier.')
    assert.equal((await client.post(`${path}/advice`, { question: 'Why?' })).status, 422)
    assert.equal((await client.get(`${path}/accounts`)).status, 422)
    assert.equal((await client.post(`${path}/sync`)).status, 404)
    assert.equal((await client.post(`${path}/rates`)).status, 404)
    const report = { from: '2026-01-01', to: '2026-01-31' }
    const webhook = await setUp(client, 'webhook_notifier', { settings: { url: 'https://example.com/' } })
    assert.equal((await client.post(`/plugin-instances/${webhook}/report`, report)).status, 422)
    assert.deepEqual((await client.get<{ data: unknown[] }>(`${path}/runs`)).body.data, [])
  })

  test('viewers build reports and send nothing', async ({ assert }) => {
    const household = await makeHousehold()
    const { client: viewer } = await addMember(household, 'viewer')
    const report = await setUp(household.client, 'monthly_summary')
    const days = { from: '2026-01-01', to: '2026-01-31' }
    assert.equal((await viewer.post(`/plugin-instances/${report}/report`, days)).status, 200)
    const webhook = await setUp(household.client, 'webhook_notifier', { settings: { url: 'https://example.com/' } })
    const message = { title: 'T', body: 'B', severity: 'info' }
    assert.equal((await viewer.post(`/plugin-instances/${webhook}/messages`, message)).status, 403)
  })
})

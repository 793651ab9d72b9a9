import { test } from '@japa/runner'
import { Client } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'

const key = () => ({ headers: { 'Idempotency-Key': `key-${crypto.randomUUID()}` } })

interface Token {
  id: number
  token: string
}

test.group('Idempotency-Key', () => {
  test('answers a repeated request from memory and does not do it again', async ({ assert }) => {
    const { client } = await makeHousehold()
    const [body, options] = [{ name: 'Script', scopes: ['ledger:read'] }, key()]
    const first = await client.post<Token>('/tokens', body, options)
    const again = await client.post<Token>('/tokens', body, options)
    assert.deepEqual([first.status, again.status], [201, 201])
    assert.deepEqual(again.body, first.body)
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
    assert.lengthOf((await client.get<{ data: unknown[] }>('/tokens')).body.data, 1)
  })

  test('repeats an empty answer too', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.post<Token>('/tokens', { name: 'Script', scopes: ['ledger:read'] })
    const options = key()
    assert.equal((await client.delete(`/tokens/${body.id}`, options)).status, 204)
    assert.equal((await client.delete(`/tokens/${body.id}`, options)).status, 204)
    assert.equal((await client.delete(`/tokens/${body.id}`)).status, 404)
  })

  test('refuses the key for a different request', async ({ assert }) => {
    const { client } = await makeHousehold()
    const options = key()
    await client.post('/tokens', { name: 'Script', scopes: ['ledger:read'] }, options)
    const other = await client.post('/tokens', { name: 'Another', scopes: ['ledger:read'] }, options)
    assert.equal(other.status, 409)
    assert.equal(other.body.code, 'E_IDEMPOTENCY_KEY_REUSED')
  })

  test('lets only one of two simultaneous requests through', async ({ assert }) => {
    const { client } = await makeHousehold()
    const [body, options] = [{ name: 'Script', scopes: ['ledger:read'] }, key()]
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.post('/tokens', body, options)))
    assert.lengthOf((await client.get<{ data: unknown[] }>('/tokens')).body.data, 1)
    for (const { status, body: problem } of answers)
      assert.isTrue(status === 201 || problem.code === 'E_REQUEST_IN_FLIGHT', JSON.stringify(problem))
  })

  test('says that a request is still running, and frees its key when it never ends', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    const [body, options] = [{ name: 'Script', scopes: ['ledger:read'] }, key()]
    await client.post('/tokens', body, options)
    const interrupt = (createdAt: string) =>
      database.systemWrite((writes) =>
        writes.run('UPDATE idempotency_keys SET status = NULL, response = NULL, created_at = ? WHERE user_id = ?', [
          createdAt,
          owner.id,
        ]),
      )
    await interrupt(new Date().toISOString())
    assert.equal((await client.post('/tokens', body, options)).body.code, 'E_REQUEST_IN_FLIGHT')
    await interrupt('2020-01-01T00:00:00.000Z')
    assert.equal((await client.post('/tokens', body, options)).status, 201)
  })

  test('keeps no failure: the mended request may use the same key', async ({ assert }) => {
    const { client } = await makeHousehold()
    const options = key()
    assert.equal((await client.post('/tokens', { name: '', scopes: [] }, options)).status, 422)
    assert.equal((await client.post('/tokens', { name: 'Script', scopes: ['ledger:read'] }, options)).status, 201)
  })

  test('keeps the key of one person apart from the same key of another', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    const [body, options] = [{ name: 'Script', scopes: ['ledger:read'] }, key()]
    const first = await one.client.post<Token>('/tokens', body, options)
    const second = await other.client.post<Token>('/tokens', body, options)
    assert.equal(second.status, 201)
    assert.notEqual(second.body.token, first.body.token)
  })

  test('stores answers so that the database does not tell what was shown once', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    const { body } = await client.post<Token>('/tokens', { name: 'Script', scopes: ['ledger:read'] }, key())
    const row = await database.systemRead((queries) =>
      queries.first<{ response: string }>('SELECT response FROM idempotency_keys WHERE user_id = ?', [owner.id]),
    )
    assert.notInclude(row!.response, body.token)
  })

  test('refuses a key that is none', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status } = await client.post('/tokens', {}, { headers: { 'Idempotency-Key': 'x'.repeat(300) } })
    assert.equal(status, 422)
  })
})

test.group('Idempotency-Key of an upload', () => {
  const upload = (text: string) => {
    const form = new FormData()
    form.set('file', new File([text], 'bank.csv', { type: 'text/csv' }))
    return form
  }

  test('covers what is in the file', async ({ assert }) => {
    const { client } = await makeHousehold()
    const options = key()
    const first = await client.post<{ id: number }>('/imports', upload('Date,Amount\n2026-03-31,1.00\n'), options)
    const again = await client.post<{ id: number }>('/imports', upload('Date,Amount\n2026-03-31,1.00\n'), options)
    assert.deepEqual([first.status, again.status, again.body.id], [201, 201, first.body.id])
    const other = await client.post('/imports', upload('Date,Amount\n2026-03-31,2.00\n'), options)
    assert.equal(other.body.code, 'E_IDEMPOTENCY_KEY_REUSED')
  })

  test('stands in the API document wherever it may be sent', async ({ assert }) => {
    interface Described {
      paths: Record<string, Record<string, { parameters: { $ref?: string }[] }>>
    }
    const { paths } = (await new Client().get<Described>('/openapi.json')).body
    const takesKey = (method: string, path: string) =>
      paths[`/api/v1${path}`][method].parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey')
    assert.isTrue(
      takesKey('post', '/transactions') && takesKey('delete', '/tokens/{id}') && takesKey('patch', '/profile'),
    )
    assert.isFalse(takesKey('get', '/transactions') || takesKey('post', '/users'))
  })
})

import { test } from '@japa/runner'
import { Client } from '#tests/support/client'
import { addMember, makeHousehold } from '#tests/support/household'

interface Token {
  id: number
  name: string
  hint: string
  scopes: string[]
  expires_on: string | null
  last_used_at: string | null
  token?: string
}

const bearer = (token: string) => new Client({ Authorization: `Bearer ${token}` })

async function issue(client: Client, draft: Record<string, unknown> = {}) {
  return client.post<Token>('/tokens', { name: 'Script', scopes: ['household:read'], ...draft })
}

test.group('API tokens', () => {
  test('are shown once and work without cookies', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const { status, body } = await issue(client, { expires_on: '2199-12-31' })
    assert.equal(status, 201)
    assert.match(body.token!, /^flo_[\w-]{43}$/)
    const household = await bearer(body.token!).get<{ id: number }>('/household')
    assert.deepEqual([household.status, household.body.id], [200, id])
    const [listed] = (await client.get<{ data: Token[] }>('/tokens')).body.data
    assert.containsSubset(listed, { name: 'Script', hint: body.token!.slice(-4), expires_on: '2199-12-31' })
    assert.notProperty(listed, 'token')
  })

  test('keep their secret out of the database', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    const { body } = await issue(client)
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT * FROM api_tokens WHERE user_id = ?', [owner.id]),
    )
    assert.lengthOf(rows, 1)
    assert.notInclude(JSON.stringify(rows), body.token!.slice(0, -4))
  })

  test('work in their own household only', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    const { body } = await issue(one.client)
    await one.database.systemWrite((writes) =>
      writes.insert('memberships', {
        household_id: other.id,
        user_id: one.owner.id,
        role: 'owner',
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    )
    const headers = { 'Florin-Household': String(other.id) }
    assert.equal((await bearer(body.token!).get('/household', { headers })).status, 404)
    assert.equal((await one.client.get('/household', { headers })).status, 200)
  })

  test('are limited by the role of their owner', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = await addMember(household, 'viewer')
    const { body } = await issue(client, { scopes: ['household:manage'] })
    const answer = await bearer(body.token!).patch<{ code: string }>('/household', { name: 'Mine' })
    assert.deepEqual([answer.status, answer.body.code], [403, 'E_ROLE_TOO_LOW'])
  })

  test('stop when revoked, when they expire, and when their owner leaves', async ({ assert }) => {
    const household = await makeHousehold()
    const { client, person } = await addMember(household, 'member')
    const [revoked, expired, left] = [await issue(client), await issue(client), await issue(client)]
    const works = async (token: Token) => (await bearer(token.token!).get('/household')).status
    for (const { body } of [revoked, expired, left]) assert.equal(await works(body), 200)
    assert.equal((await client.delete(`/tokens/${revoked.body.id}`)).status, 204)
    await household.database.systemWrite((writes) =>
      writes.run('UPDATE api_tokens SET expires_at = ? WHERE id = ?', ['2020-01-01T00:00:00.000Z', expired.body.id]),
    )
    assert.deepEqual([await works(revoked.body), await works(expired.body)], [401, 401])
    const { body } = await client.get<{ data: { id: number; user: { id: number } }[] }>('/members')
    await client.delete(`/members/${body.data.find(({ user }) => user.id === person.id)!.id}`)
    assert.equal(await works(left.body), 401)
  })

  test('are nobody else’s business, not even the owner’s', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = await addMember(household, 'member')
    const { body } = await issue(client)
    assert.deepEqual((await household.client.get<{ data: Token[] }>('/tokens')).body.data, [])
    assert.equal((await household.client.delete(`/tokens/${body.id}`)).status, 404)
  })

  test('need a scope that exists and a day to come', async ({ assert }) => {
    const { client } = await makeHousehold()
    assert.equal((await issue(client, { scopes: [] })).status, 422)
    assert.equal((await issue(client, { scopes: ['everything'] })).status, 422)
    assert.equal((await issue(client, { expires_on: '2020-01-01' })).status, 422)
  })

  test('are named in the history of what they change', async ({ assert }) => {
    const { client, owner } = await makeHousehold()
    const { body } = await issue(client, { name: 'Night job', scopes: ['ledger:write', 'ledger:read'] })
    assert.equal((await bearer(body.token!).post('/tags', { name: 'Made by a script' })).status, 201)
    const history = await client.get<{ data: { actor: { kind: string; label: string } }[] }>('/change-sets')
    assert.containsSubset(history.body.data[0].actor, { kind: 'token', label: `${owner.name} (Night job)` })
  })
})

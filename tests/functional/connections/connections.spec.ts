import { test } from '@japa/runner'
import {
  type BankAccount,
  connectBank,
  type Connected,
  KEY,
  linkAccount,
  syncBank,
} from '#tests/support/bank_connection'

test.group('Connections to banks', (group) => {
  let connected: Connected
  group.each.teardown(async () => {
    await connected.server.close()
  })

  test('a setup token becomes a connection that lists its accounts', async ({ assert }) => {
    connected = await connectBank()
    const { client, path, server } = connected
    const instance = await client.get<{ state: string; unique_id: string }>(path)
    assert.deepInclude(instance.body, { state: 'ready', unique_id: 'mybank.example|2930003' })
    const { body } = await client.get<{ data: BankAccount[]; warnings: string[] }>(`${path}/accounts`)
    assert.deepEqual(
      body.data.map(({ id, name, balance }) => [id, name, balance?.amount]),
      [
        ['mybank.example|2930003', 'Checking', '2310.55'],
        ['mybank.example|2930004', 'Savings', '100.23'],
      ],
    )
    assert.match(body.warnings[0]!, /"Miles" is left out: it does not count in a currency/)
    const asked = server.requests.length
    await client.get(`${path}/accounts`)
    assert.equal(server.requests.length, asked, 'what is known is not asked for again')
  })

  test('a token that was used before is refused, and says what that may mean', async ({ assert }) => {
    connected = await connectBank()
    const token = connected.server.makeSetupToken()
    const again = () => connected.client.post(`${connected.path}/connection`, { input: { setup_token: token } })
    assert.equal((await again()).status, 200)
    const refused = await again()
    assert.equal(refused.status, 422)
    assert.include(JSON.stringify(refused.body), 'was used before or does not exist')
    const instance = await connected.client.get<{ state: string }>(connected.path)
    assert.equal(instance.body.state, 'needs_connection')
  })

  test('what the bank says is passed on, and what it refuses changes the state', async ({ assert }) => {
    connected = await connectBank()
    const { client, server, path } = connected
    await linkAccount(connected)
    server.errors = [
      'Connection to <b>My Bank</b> may need attention',
      'Connection to <b>My Bank</b> may need attention',
    ]
    const { warnings } = await syncBank(connected)
    assert.include(warnings, 'Connection to My Bank may need attention')

    const codes: Record<number, string> = {}
    for (const status of [429, 500, 402, 403]) {
      server.failWith = status
      const { body } = await client.post<{ reason: string }>(`${path}/sync`)
      codes[status] = body.reason
      if (status === 402) {
        server.failWith = undefined
        await client.post(`${path}/connection`, { input: { setup_token: server.makeSetupToken() } })
      }
    }
    assert.deepEqual(codes, { 429: 'rate_limited', 500: 'transient', 402: 'auth_required', 403: 'auth_required' })
    const instance = await client.get<{ state: string; state_reason: string }>(path)
    assert.equal(instance.body.state, 'needs_connection')
    assert.match(instance.body.state_reason, /Connect with a new setup token/)
    assert.equal((await client.post(`${path}/sync`)).status, 409)

    server.failWith = undefined
    await client.post(`${path}/connection`, { input: { setup_token: server.makeSetupToken() } })
    assert.equal((await client.post(`${path}/sync`)).status, 200)
  })

  test('links have to fit', async ({ assert }) => {
    connected = await connectBank()
    const { client, path, account } = connected
    await client.get(`${path}/accounts`)
    const euros = await client.post<{ id: number }>('/accounts', { name: 'Euros', subtype: 'cash', currency: 'EUR' })
    const put = async (...links: { id: string; account_id: number | null }[]) => {
      const { status, body } = await client.put(`${path}/accounts`, { links })
      return status === 200 ? 'ok' : (body as { errors: { pointer: string; code: string }[] }).errors[0]
    }
    assert.deepInclude(await put({ id: 'nothing', account_id: account }), { pointer: '/links/0/id', code: 'exists' })
    assert.deepInclude(await put({ id: KEY, account_id: euros.body.id }), {
      pointer: '/links/0/account_id',
      code: 'currency',
    })
    assert.equal(await put({ id: KEY, account_id: account }), 'ok')
    assert.deepInclude(await put({ id: 'mybank.example|2930004', account_id: account }), { code: 'unique' })
    assert.equal(await put({ id: KEY, account_id: null }), 'ok')
    assert.deepEqual((await syncBank(connected)).batches, [])
  })

  test('the access URL is nowhere to be seen', async ({ assert }) => {
    connected = await connectBank()
    const { client, path } = connected
    await linkAccount(connected)
    await syncBank(connected)
    const { body: runs } = await client.get<{ data: { id: number }[] }>(`${path}/runs`)
    const details = await Promise.all(runs.data.map(({ id }) => client.get(`${path}/runs/${id}`)))
    const all = JSON.stringify([...details.map(({ body }) => body), (await client.get(path)).body])
    assert.notInclude(all, 'p:ss')
    assert.notInclude(all, 'p%3Ass')
    assert.isAbove(runs.data.length, 2)
  })

  test('goes with its household, and outlives an account that is deleted', async ({ assert }) => {
    connected = await connectBank()
    const { client, path, database, id } = connected
    await linkAccount(connected)
    await syncBank(connected)
    const { body } = await client.post<{ id: number }>('/accounts', { name: 'Other', subtype: 'cash', currency: 'USD' })
    await client.put(`${path}/accounts`, { links: [{ id: KEY, account_id: body.id }] })
    assert.equal((await client.delete(`/accounts/${body.id}`)).status, 204)
    const { body: left } = await client.get<{ data: BankAccount[] }>(`${path}/accounts`)
    assert.isNull(left.data[0]!.account_id)

    assert.equal((await client.delete('/household')).status, 204)
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT id FROM connected_accounts WHERE household_id = ?', [id]),
    )
    assert.deepEqual(rows, [])
  })
})

import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { addDays } from '#core/plain_date'
import type { Client } from '#tests/support/client'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { noonOf, type SimpleFinAccount, SimpleFinServer } from '#tests/support/simplefin_server'

interface Batch {
  id: number
  status: string
  importer: { id: string } | null
  counts: Record<string, number>
  change_set_id: number | null
  file: { sha256: string; name: string }
}

interface BankAccount {
  id: string
  name: string
  currency: string
  balance: { amount: string; currency: string } | null
  account_id: number | null
  waiting_import_id: number | null
  synced_at: string | null
}

const TODAY = new Date().toISOString().slice(0, 10)
const day = (ago: number) => addDays(TODAY, -ago)
const booking = (id: string, ago: number, amount: string, description: string) => ({
  id,
  posted: noonOf(day(ago)),
  amount,
  description,
})

function bankAccounts(): SimpleFinAccount[] {
  const org = { domain: 'mybank.example', name: 'My Bank', 'sfin-url': 'https://sfin.mybank.example' }
  const base = { org, currency: 'USD', 'balance-date': noonOf(TODAY) }
  return [
    {
      ...base,
      id: '2930003',
      name: 'Checking',
      balance: '2310.55',
      transactions: [
        booking('TRN-0001', 85, '-33.43', "Uncle Frank's Bait Shop"),
        booking('TRN-0002', 40, '1500.00', 'PAYROLL ACME'),
        booking('TRN-0003', 2, '-4.20', 'Coffee'),
      ],
    },
    { ...base, id: '2930004', name: 'Savings', balance: '100.23', transactions: [] },
    { ...base, id: '77', name: 'Miles', currency: 'https://air.example/miles', balance: '9', transactions: [] },
  ]
}

interface Connected extends TestHousehold {
  server: SimpleFinServer
  path: string
  account: number
}

/** A household that has connected a SimpleFIN server of its own network by a setup token. */
async function connect(settings: Record<string, unknown> = {}): Promise<Connected> {
  const server = await SimpleFinServer.start(bankAccounts())
  const household = await makeHousehold({ base_currency: 'USD' })
  const { client } = household
  const made = await client.post<{ id: number }>('/plugin-instances', {
    plugin_id: 'simplefin_connector',
    title: 'My banks',
    settings: { server: server.origin, ...settings },
    lan: [{ setting: 'server', origin: server.origin }],
    accept_permissions: true,
  })
  const path = `/plugin-instances/${made.body.id}`
  await client.post(`${path}/connection`, { input: { setup_token: server.makeSetupToken() } })
  const { body } = await client.post<{ id: number }>('/accounts', {
    name: 'Everyday',
    subtype: 'checking',
    currency: 'USD',
  })
  return { ...household, server, path, account: body.id }
}

const KEY = 'mybank.example|2930003'
const linked = async (connected: Connected, more: Record<string, unknown> = {}) => {
  await connected.client.get(`${connected.path}/accounts`)
  const links = [{ id: KEY, account_id: connected.account, ...more }]
  return connected.client.put<{ data: BankAccount[] }>(`${connected.path}/accounts`, { links })
}
const sync = async ({ client, path }: Connected) =>
  (await client.post<{ batches: Batch[]; warnings: string[] }>(`${path}/sync`)).body
const transactions = async (client: Client) =>
  (
    await client.get<{ data: { occurred_on: string; amount: { amount: string }; status: string }[] }>('/transactions')
  ).body.data.map(({ occurred_on, amount, status }) => `${occurred_on} ${amount.amount} ${status}`)

test.group('Connections to banks', (group) => {
  let connected: Connected
  group.each.teardown(async () => {
    await connected.server.close()
  })

  test('a setup token becomes a connection that lists its accounts', async ({ assert }) => {
    connected = await connect()
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
    connected = await connect()
    const token = connected.server.makeSetupToken()
    const again = () => connected.client.post(`${connected.path}/connection`, { input: { setup_token: token } })
    assert.equal((await again()).status, 200)
    const refused = await again()
    assert.equal(refused.status, 422)
    assert.include(JSON.stringify(refused.body), 'was used before or does not exist')
    const instance = await connected.client.get<{ state: string }>(connected.path)
    assert.equal(instance.body.state, 'needs_connection')
  })

  test('a sync imports what the bank has, and another one adds nothing', async ({ assert }) => {
    connected = await connect()
    const { client, server } = connected
    await linked(connected)
    const first = await sync(connected)
    assert.deepEqual(
      first.batches.map(({ status, importer, counts }) => [status, importer?.id, counts.new]),
      [['committed', 'simplefin_connector', 3]],
    )
    const booked = [`${day(2)} -4.20 posted`, `${day(40)} 1500.00 posted`, `${day(85)} -33.43 posted`]
    assert.deepEqual(await transactions(client), booked)
    const windows = server.requests.filter(({ query }) => 'start-date' in query)
    assert.lengthOf(windows, 2)
    for (const { query } of windows)
      assert.isAtMost(Number(query['end-date']) - Number(query['start-date']), 60 * 86_400)

    assert.deepEqual((await sync(connected)).batches, [])
    assert.lengthOf((await client.get<{ data: unknown[] }>('/imports')).body.data, 1)

    server.accounts[0]!.transactions.push(
      booking('TRN-0004', 5, '-12.00', 'Booked late'),
      booking('TRN-0005', 0, '-1.00', 'New'),
    )
    const third = await sync(connected)
    assert.equal(third.batches[0]!.counts.new, 2)
    assert.lengthOf(await transactions(client), 5)
  })

  test('what was fetched lies in the vault, and its import can be undone', async ({ assert }) => {
    connected = await connect()
    const { client, id } = connected
    await linked(connected)
    const { batches } = await sync(connected)
    const { Vault } = await import('#imports/vault')
    const { vaultFolder } = await import('#config/storage')
    const bytes = await new Vault(vaultFolder).read(id, batches[0]!.file.sha256)
    const kept = JSON.parse(bytes.toString()) as { format: string; transactions: { external_id: string }[] }
    assert.equal(kept.format, 'florin-fetched/1')
    assert.sameMembers(
      kept.transactions.map(({ external_id }) => external_id),
      ['TRN-0001', 'TRN-0002', 'TRN-0003'],
    )
    assert.equal((await client.post(`/change-sets/${batches[0]!.change_set_id}/undo`)).status, 201)
    assert.deepEqual(await transactions(client), [])
  })

  test('what is pending is settled under the same number, with the amount it got', async ({ assert }) => {
    connected = await connect({ pending: true })
    const { client, server } = connected
    await linked(connected)
    const [checking] = server.accounts
    const pending = { id: 'TRN-0009', posted: 0, transacted_at: noonOf(day(1)), amount: '-20.00', description: 'Diner' }
    checking!.transactions = [{ ...pending, pending: true }]
    await sync(connected)
    assert.deepEqual(await transactions(client), [`${day(1)} -20.00 pending`])
    assert.deepEqual((await sync(connected)).batches, [])

    checking!.transactions = [{ ...pending, posted: noonOf(day(0)), amount: '-23.00' }]
    const settled = await sync(connected)
    assert.equal(settled.batches[0]!.counts.duplicate, 1)
    assert.deepEqual(await transactions(client), [`${day(0)} -23.00 posted`])
  })

  test('a person may look first; then nothing more is fetched until that is done', async ({ assert }) => {
    connected = await connect()
    const { client, path, server } = connected
    await linked(connected, { review: true })
    const { batches } = await sync(connected)
    assert.equal(batches[0]!.status, 'previewed')
    assert.deepEqual(await transactions(client), [])
    const asked = server.requests.filter(({ query }) => 'start-date' in query).length
    assert.deepEqual(
      (await sync(connected)).batches.map(({ id }) => id),
      [batches[0]!.id],
    )
    assert.lengthOf(
      server.requests.filter(({ query }) => 'start-date' in query),
      asked,
    )
    await client.post(`/imports/${batches[0]!.id}/commit`)
    assert.deepEqual((await sync(connected)).batches, [])
    assert.lengthOf(await transactions(client), 3)
    const { body } = await client.get<{ data: BankAccount[] }>(`${path}/accounts`)
    assert.isNull(body.data[0]!.waiting_import_id)
  })

  test('whatever a crash leaves behind, nothing is lost and nothing doubled', async ({ assert }) => {
    connected = await connect()
    const { client, database, id } = connected
    await linked(connected, { review: true })
    const [batch] = (await sync(connected)).batches
    // As if the process had died between the preview and the commit of an import nobody wanted to look at.
    await linked(connected, { review: false })
    const recovered = await sync(connected)
    assert.deepEqual(await transactions(client).then((all) => all.length), 3)
    assert.deepEqual(recovered.batches, [])

    // As if it had died while it read what was fetched: the import failed, the cursor stands where it was.
    await database.write(id, async (writes) => {
      await writes.run("UPDATE import_batches SET status = 'failed', change_set_id = NULL WHERE id = ?", [batch!.id])
      await writes.run(
        'UPDATE connected_accounts SET waiting_batch_id = ?, waiting_cursor = ?, cursor = NULL WHERE account_id = ?',
        [batch!.id, '{"until":0,"done":true}', connected.account],
      )
    })
    connected.server.accounts[0]!.transactions.push(booking('TRN-0006', 50, '-7.00', 'Old and new'))
    const again = await sync(connected)
    assert.deepEqual(
      again.batches.map(({ counts }) => counts.new),
      [1],
    )
    assert.lengthOf(await transactions(client), 4)
  })

  test('what the bank says is passed on, and what it refuses changes the state', async ({ assert }) => {
    connected = await connect()
    const { client, server, path } = connected
    await linked(connected)
    server.errors = [
      'Connection to <b>My Bank</b> may need attention',
      'Connection to <b>My Bank</b> may need attention',
    ]
    const { warnings } = await sync(connected)
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
    connected = await connect()
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
    assert.deepEqual((await sync(connected)).batches, [])
  })

  test('the access URL is nowhere to be seen', async ({ assert }) => {
    connected = await connect()
    const { client, path } = connected
    await linked(connected)
    await sync(connected)
    const { body: runs } = await client.get<{ data: { id: number }[] }>(`${path}/runs`)
    const details = await Promise.all(runs.data.map(({ id }) => client.get(`${path}/runs/${id}`)))
    const all = JSON.stringify([...details.map(({ body }) => body), (await client.get(path)).body])
    assert.notInclude(all, 'p:ss')
    assert.notInclude(all, 'p%3Ass')
    assert.isAbove(runs.data.length, 2)
  })

  test('is synced by itself when its time has come', async ({ assert }) => {
    connected = await connect()
    await linked(connected)
    const works = await app.container.make('florin.scheduledWorks')
    const [work] = works.of(['connector'])
    const instanceId = Number(connected.path.split('/').at(-1))
    await work!({ household_id: connected.id, instance_id: instanceId, plugin_id: 'simplefin_connector' })
    const { body } = await connected.client.get<{ data: { actor: { kind: string; label: string } }[] }>('/change-sets')
    assert.deepInclude(body.data[0]!.actor, { kind: 'plugin', label: 'My banks' })
    assert.lengthOf(await transactions(connected.client), 3)
  })
})

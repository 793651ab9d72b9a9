import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { LiveEvent } from '#http/live_events'
import {
  type BankAccount,
  booking,
  connectBank,
  type Connected,
  day,
  linkAccount,
  syncBank,
  transactionsOf,
} from '#tests/support/bank_connection'
import { workOff } from '#tests/support/jobs'
import { noonOf } from '#tests/support/simplefin_server'

test.group('Syncs with banks', (group) => {
  let connected: Connected
  group.each.teardown(async () => {
    await connected.server.close()
  })

  test('a sync imports what the bank has, and another one adds nothing', async ({ assert }) => {
    connected = await connectBank()
    const { client, server } = connected
    await linkAccount(connected)
    const first = await syncBank(connected)
    assert.deepEqual(
      first.batches.map(({ status, importer, counts }) => [status, importer?.id, counts.new]),
      [['committed', 'simplefin_connector', 3]],
    )
    const booked = [`${day(2)} -4.20 posted`, `${day(40)} 1500.00 posted`, `${day(85)} -33.43 posted`]
    assert.deepEqual(await transactionsOf(client), booked)
    const windows = server.requests.filter(({ query }) => 'start-date' in query)
    assert.lengthOf(windows, 2)
    for (const { query } of windows)
      assert.isAtMost(Number(query['end-date']) - Number(query['start-date']), 60 * 86_400)

    assert.deepEqual((await syncBank(connected)).batches, [])
    assert.lengthOf((await client.get<{ data: unknown[] }>('/imports')).body.data, 1)

    server.accounts[0]!.transactions.push(
      booking('TRN-0004', 5, '-12.00', 'Booked late'),
      booking('TRN-0005', 0, '-1.00', 'New'),
    )
    const third = await syncBank(connected)
    assert.equal(third.batches[0]!.counts.new, 2)
    assert.lengthOf(await transactionsOf(client), 5)
  })

  test('what was fetched lies in the vault, and its import can be undone', async ({ assert }) => {
    connected = await connectBank()
    const { client, id } = connected
    await linkAccount(connected)
    const { batches } = await syncBank(connected)
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
    assert.deepEqual(await transactionsOf(client), [])
  })

  test('what is pending is settled under the same number, with the amount it got', async ({ assert }) => {
    connected = await connectBank({ pending: true })
    const { client, server } = connected
    await linkAccount(connected)
    const [checking] = server.accounts
    const pending = { id: 'TRN-0009', posted: 0, transacted_at: noonOf(day(1)), amount: '-20.00', description: 'Diner' }
    checking!.transactions = [{ ...pending, pending: true }]
    await syncBank(connected)
    assert.deepEqual(await transactionsOf(client), [`${day(1)} -20.00 pending`])
    assert.deepEqual((await syncBank(connected)).batches, [])

    checking!.transactions = [{ ...pending, posted: noonOf(day(0)), amount: '-23.00' }]
    const settled = await syncBank(connected)
    assert.equal(settled.batches[0]!.counts.duplicate, 1)
    assert.deepEqual(await transactionsOf(client), [`${day(0)} -23.00 posted`])
  })

  test('a person may look first; then nothing more is fetched until that is done', async ({ assert }) => {
    connected = await connectBank()
    const { client, path, server } = connected
    await linkAccount(connected, { review: true })
    const { batches } = await syncBank(connected)
    assert.equal(batches[0]!.status, 'previewed')
    assert.deepEqual(await transactionsOf(client), [])
    const asked = server.requests.filter(({ query }) => 'start-date' in query).length
    assert.deepEqual(
      (await syncBank(connected)).batches.map(({ id }) => id),
      [batches[0]!.id],
    )
    assert.lengthOf(
      server.requests.filter(({ query }) => 'start-date' in query),
      asked,
    )
    await client.post(`/imports/${batches[0]!.id}/commit`)
    assert.deepEqual((await syncBank(connected)).batches, [])
    assert.lengthOf(await transactionsOf(client), 3)
    const { body } = await client.get<{ data: BankAccount[] }>(`${path}/accounts`)
    assert.isNull(body.data[0]!.waiting_import_id)
  })

  test('whatever a crash leaves behind, nothing is lost and nothing doubled', async ({ assert }) => {
    connected = await connectBank()
    const { client, database, id } = connected
    await linkAccount(connected, { review: true })
    const [batch] = (await syncBank(connected)).batches
    // As if the process had died between the preview and the commit of an import nobody wanted to look at.
    await linkAccount(connected, { review: false })
    const recovered = await syncBank(connected)
    assert.deepEqual(await transactionsOf(client).then((all) => all.length), 3)
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
    const again = await syncBank(connected)
    assert.deepEqual(
      again.batches.map(({ counts }) => counts.new),
      [1],
    )
    assert.lengthOf(await transactionsOf(client), 4)
  })

  test('is synced by itself when its time has come', async ({ assert }) => {
    connected = await connectBank()
    await linkAccount(connected)
    const works = await app.container.make('florin.scheduledWorks')
    const [work] = works.of(['connector'])
    const instanceId = Number(connected.path.split('/').at(-1))
    await work!({ household_id: connected.id, instance_id: instanceId, plugin_id: 'simplefin_connector' })
    const { body } = await connected.client.get<{ data: { actor: { kind: string; label: string } }[] }>('/change-sets')
    assert.deepInclude(body.data[0]!.actor, { kind: 'plugin', label: 'My banks' })
    assert.lengthOf(await transactionsOf(connected.client), 3)
  })

  test('is synced in the background when somebody asks for that, and pages are told', async ({ assert, cleanup }) => {
    connected = await connectBank()
    const { client, id, path, server } = connected
    await linkAccount(connected)
    const heard: Record<string, unknown>[] = []
    const live = await app.container.make('florin.live')
    const hear = (event: LiveEvent) => void (event.name === 'plugin' && heard.push(event.data))
    cleanup(live.subscribe(id, hear, () => undefined))
    const ask = () => client.post<{ is_syncing: boolean }>(`${path}/sync-requests`)
    const isSyncing = async () => (await client.get<{ is_syncing: boolean }>(`${path}/accounts`)).body.is_syncing

    const { status, body } = await ask()
    assert.deepEqual([status, body.is_syncing], [202, true])
    await ask()
    assert.isTrue(await isSyncing())
    assert.deepEqual(await transactionsOf(client), [])
    await workOff('connections.sync')
    assert.isFalse(await isSyncing())
    assert.lengthOf(await transactionsOf(client), 3)
    const [progress] = heard.filter((data) => 'progress' in data)
    assert.deepInclude(progress, { progress: { done: 0, total: 1 } })
    const ends = heard.filter((data) => 'synced' in data)
    assert.lengthOf(ends, 1)
    assert.containSubset(ends[0], { synced: { imports: [{ account: 'Checking' }], problem: null } })

    server.failWith = 500
    await ask()
    await workOff('connections.sync')
    assert.match(String((heard.at(-1)!.synced as { problem: string }).problem), /./)
    assert.isFalse(await isSyncing())
  })
})

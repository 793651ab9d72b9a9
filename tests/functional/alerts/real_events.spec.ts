import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { AlertKindId } from '#alerts/domain/alert_kinds'
import type { AlertInput } from '#alerts/validators/alert'
import type { IncidentJson } from '#alerts/validators/incident'
import { FixedClock } from '#core/clock'
import type { ImportBatchJson } from '#imports/validators/import'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import { alertsOf } from '#tests/support/alerts'
import { type Connected, connectBank, linkAccount, syncBank } from '#tests/support/bank_connection'
import type { Client } from '#tests/support/client'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { settledImport } from '#tests/support/settled_import'

/* From what really happens in a bill, a bank, a file or a goal to what its alert says, and to the end of it. */

const HOUR = 3_600_000

/** Everything that was announced is heard, also what follows from hearing it. */
async function hear({ id }: TestHousehold) {
  const announcements = await app.container.make('florin.announcements')
  for (let time = 0; time < 2; time++) await announcements.drain(id)
}

const tend = async ({ id }: TestHousehold) => (await app.container.make('florin.tendIncidents')).household(id)

const add = (client: Client, kind: AlertKindId, more: Partial<AlertInput> = {}) =>
  client.post('/alerts', { kind, name: kind, tell_resolved: true, ...more })

async function told({ client }: TestHousehold, state = 'firing') {
  const { body } = await client.get<{ data: IncidentJson[] }>(`/alert-incidents?state=${state}`)
  return body.data.map(({ alert, words }) => [alert.name, words]).sort()
}

const inbox = async ({ client }: TestHousehold) =>
  (await client.get<{ data: { title: string; body: string }[] }>('/notifications')).body.data.map(
    ({ title, body }) => `${title}: ${body}`,
  )

test.group('What happens to a bill', () => {
  async function withStreaming() {
    const household = await makeHousehold()
    const clock = new FixedClock('2026-11-05T12:00:00.000Z')
    const months = ['05', '06', '07', '08', '09', '10']
    const lines = months.map((month) => `2026-${month}-12 Streaming | Assets:Checking -12.99 EUR | Expenses:Leisure`)
    await journal(household, lines.join('\n'))
    const alerts = await alertsOf(household, clock)
    const recurring = new RefreshRecurring({ database: household.database, clock, notify: alerts.notify })
    const refresh = async (day: string) => {
      clock.advance(Date.parse(`${day}T12:00:00.000Z`) - Date.parse(clock.now()))
      await recurring.handle(household.id)
      await alerts.settle()
      await alerts.tend.household(household.id)
    }
    await refresh('2026-11-05')
    const { data } = (await household.client.get<{ data: { id: number }[] }>('/recurring-payments')).body
    const path = `/recurring-payments/${data[0]!.id}`
    await household.client.patch(path, { status: 'confirmed' })
    for (const kind of ['bill_due', 'bill_missed', 'price_rise'] as const) await add(household.client, kind)
    return { household, refresh, path }
  }

  test('is told with its amount, and is over when it was paid after all', async ({ assert }) => {
    const { household, refresh } = await withStreaming()
    const due = ['bill_due', 'Streaming is due on 12 November 2026: about €12.99.']
    const missed = ['bill_missed', 'Streaming was not paid: about €12.99 was expected on 12 November 2026.']
    await refresh('2026-11-10')
    assert.deepEqual(await told(household), [due])
    await refresh('2026-11-20')
    await refresh('2026-11-21')
    assert.deepEqual(await told(household), [due, missed])
    await journal(household, '2026-11-22 Streaming | Assets:Checking -14.99 EUR | Expenses:Leisure')
    await refresh('2026-11-22')
    const dearer = ['price_rise', 'Streaming went up from €12.99 to €14.99 on 22 November 2026.']
    assert.deepEqual(await told(household), [dearer])
    assert.deepEqual(await told(household, 'resolved'), [due, missed])
    assert.includeMembers(await inbox(household), [
      'bill_due: over: Streaming was paid.',
      'bill_missed: over: Streaming was paid.',
    ])
  })

  test('is over without a word when it is no bill any more', async ({ assert }) => {
    const { household, refresh, path } = await withStreaming()
    await refresh('2026-11-10')
    await household.client.patch(path, { status: 'ignored' })
    await refresh('2026-11-11')
    assert.deepEqual(await told(household), [])
    assert.lengthOf(await told(household, 'resolved'), 1)
    assert.lengthOf(await inbox(household), 1)
  })
})

test.group('What happens to a connection', (group) => {
  let connected: Connected
  group.each.teardown(async () => {
    await connected.server.close()
  })

  async function failing() {
    connected = await connectBank()
    await linkAccount(connected)
    for (const kind of ['sync_failed', 'consent_ending'] as const) await add(connected.client, kind)
    connected.server.failWith = 403
    await syncBank(connected)
    await hear(connected)
    return connected
  }

  test('is told once, and is over when the bank can be asked again', async ({ assert }) => {
    const { client, path, server } = await failing()
    const wanting = ['consent_ending', 'My banks wants to be connected again.']
    const failed = ['sync_failed', 'Fetching from My banks failed: it wants you to sign in again.']
    await tend(connected)
    assert.deepEqual(await told(connected), [wanting, failed])
    server.failWith = undefined
    await client.post(`${path}/connection`, { input: { setup_token: server.makeSetupToken() } })
    await tend(connected)
    assert.deepEqual(await told(connected), [failed])
    await syncBank(connected)
    await hear(connected)
    assert.deepEqual(await told(connected), [])
    assert.includeMembers(await inbox(connected), [
      'consent_ending: over: My banks is connected again.',
      'sync_failed: over: Fetching from My banks works again.',
    ])
  })

  test('is over without a word when it is deleted', async ({ assert }) => {
    const { client, path } = await failing()
    assert.equal((await client.delete(path)).status, 204)
    await tend(connected)
    assert.deepEqual(await told(connected), [])
    assert.lengthOf(await told(connected, 'resolved'), 2)
    assert.lengthOf(await inbox(connected), 2)
  })
})

const LOCKED = new URL('../../../plugins/csv_import/fixtures/pdf_locked.pdf', import.meta.url)

test.group('What happens to files and goals', () => {
  test('is told: a file that is locked, until it is read or discarded', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    await add(client, 'import_failed')
    const upload = async () => {
      const form = new FormData()
      form.set('file', new File([readFileSync(LOCKED)], 'card.pdf', { type: 'application/pdf' }))
      return settledImport(client, (await client.post<ImportBatchJson>('/imports', form)).body.id)
    }
    const { id } = await upload()
    await hear(household)
    await tend(household)
    assert.deepEqual(await told(household), [
      [
        'import_failed',
        'card.pdf could not be imported. The file is protected by a password. Enter it to read the file.',
      ],
    ])
    await client.patch(`/imports/${id}`, { password: 'secret' })
    await settledImport(client, id)
    await tend(household)
    assert.deepEqual(await told(household), [])
    assert.include(await inbox(household), 'import_failed: over: card.pdf could be read after all.')
  })

  test('is told: a goal that is reached by the money that came in', async ({ assert }) => {
    const household = await makeHousehold()
    const savings = await accountOf(household, 'Assets:Savings')
    await add(household.client, 'goal_reached')
    const goal = { name: 'Bicycle', kind: 'save', target_amount: '700.00', account_ids: [savings] }
    await household.client.post('/goals', goal)
    await hear(household)
    assert.deepEqual(await told(household), [])
    await journal(household, `${today(-HOUR)} Gift | Assets:Savings 700.00 EUR | Income:Other`)
    await hear(household)
    assert.deepEqual(await told(household), [['goal_reached', 'Bicycle is reached.']])
  })
})

const today = (later: number) => new Date(Date.now() + later).toISOString().slice(0, 10)

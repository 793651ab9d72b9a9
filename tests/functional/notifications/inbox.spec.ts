import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Notice } from '#notifications/services/notify'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold } from '#tests/support/household'
import { listen } from '#tests/support/live_events'
import { until } from '#tests/support/until'

interface Entry {
  id: number
  title: string
  severity: string
  link: string | null
  read_at: string | null
  archived_at: string | null
}

interface Inbox {
  data: Entry[]
  next_cursor: string | null
  unread_count: number
}

const notice = (title: string, more: Partial<Notice> = {}): Notice => ({
  topic: 'alert.firing',
  severity: 'warning',
  title,
  body: 'Groceries have passed 400.00 EUR.',
  ...more,
})

async function tell(householdId: number, ...notices: Notice[]): Promise<number[]> {
  const notify = await app.container.make('florin.notify')
  const ids = []
  for (const each of notices) ids.push(...(await notify.handle(householdId, each)))
  return ids
}

async function inboxOf(client: Client, query = ''): Promise<Inbox> {
  return (await client.get<Inbox>(`/notifications${query}`)).body
}

test.group('The inbox', () => {
  test('has what the household was told, the newest first', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    await tell(id, notice('First', { link: '/accounts' }), notice('Second', { severity: 'critical' }))
    const { data, unread_count: unread } = await inboxOf(client)
    assert.containSubset(data, [
      { title: 'Second', severity: 'critical', link: null, read_at: null },
      { title: 'First', severity: 'warning', link: '/accounts' },
    ])
    assert.equal(unread, 2)
  })

  test('is told in pages', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    await tell(id, notice('First'), notice('Second'), notice('Third'))
    const first = await inboxOf(client, '?limit=2')
    const second = await inboxOf(client, `?limit=2&cursor=${first.next_cursor}`)
    assert.deepEqual(
      [...first.data, ...second.data].map(({ title }) => title),
      ['Third', 'Second', 'First'],
    )
    assert.isNull(second.next_cursor)
  })

  test('is each person’s own', async ({ assert }) => {
    const household = await makeHousehold()
    const { client: viewer } = await addMember(household, 'viewer')
    await tell(household.id, notice('For all'))
    const { data } = await inboxOf(household.client)
    await household.client.patch(`/notifications/${data[0]!.id}`, { read: true })
    assert.equal((await inboxOf(household.client)).unread_count, 0)
    assert.equal((await inboxOf(viewer)).unread_count, 1)
    const foreign = await viewer.patch(`/notifications/${data[0]!.id}`, { read: false })
    assert.equal(foreign.status, 404)
  })

  test('gets what is for admins, or for certain people, only where it is meant', async ({ assert }) => {
    const household = await makeHousehold()
    const { client: member, person } = await addMember(household, 'member')
    const stranger = await makeHousehold()
    await tell(
      household.id,
      notice('For admins', { recipients: 'admins' }),
      notice('For one', { recipients: [person.id, stranger.owner.id] }),
    )
    assert.deepEqual(
      (await inboxOf(household.client)).data.map(({ title }) => title),
      ['For admins'],
    )
    assert.deepEqual(
      (await inboxOf(member)).data.map(({ title }) => title),
      ['For one'],
    )
    assert.lengthOf((await inboxOf(stranger.client)).data, 0)
  })

  test('hears of the same thing once', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const other = await makeHousehold()
    const ids = await tell(id, notice('Once', { dedupe_key: 'k' }), notice('Again', { dedupe_key: 'k' }))
    assert.lengthOf(ids, 1)
    assert.lengthOf(await tell(other.id, notice('Elsewhere', { dedupe_key: 'k' })), 1)
    assert.deepEqual(
      (await inboxOf(client)).data.map(({ title }) => title),
      ['Once'],
    )
  })

  test('hears of what is committed only', async ({ assert }) => {
    const { client, id, database } = await makeHousehold()
    const notify = await app.container.make('florin.notify')
    const failing = database.write(id, async (writes) => {
      await notify.inside(writes, notice('Never', { dedupe_key: 'k' }))
      throw new Error('Not after all')
    })
    await assert.rejects(() => failing, 'Not after all')
    assert.lengthOf((await inboxOf(client)).data, 0)
    assert.lengthOf(await tell(id, notice('Now', { dedupe_key: 'k' })), 1)
  })

  test('is read, archived and brought back', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    await tell(id, notice('First'), notice('Second'))
    const [second, first] = (await inboxOf(client)).data
    const archived = await client.patch<Entry>(`/notifications/${first!.id}`, { read: true, archived: true })
    assert.isNotNull(archived.body.archived_at)
    assert.deepEqual(
      (await inboxOf(client)).data.map(({ title }) => title),
      ['Second'],
    )
    assert.deepEqual(
      (await inboxOf(client, '?show=archived')).data.map(({ title }) => title),
      ['First'],
    )
    await client.patch(`/notifications/${first!.id}`, { archived: false, read: false })
    assert.equal((await inboxOf(client, '?show=unread')).data.length, 2)

    await tell(id, notice('Third'))
    const { body } = await client.post<{ changed: number }>('/notifications/reading', { up_to: second!.id })
    assert.equal(body.changed, 2)
    assert.deepEqual(
      (await inboxOf(client, '?show=unread')).data.map(({ title }) => title),
      ['Third'],
    )
  })

  test('is another one in each household of a person', async ({ assert }) => {
    const [home, club] = [await makeHousehold(), await makeHousehold()]
    const membership = {
      household_id: club.id,
      user_id: home.owner.id,
      role: 'member',
      created_at: '2026-01-01T00:00:00.000Z',
    }
    await home.database.systemWrite((writes) => writes.insert('memberships', membership))
    await tell(home.id, notice('At home'))
    const [latest] = await tell(club.id, notice('In the club'))
    const inClub = { headers: { 'Florin-Household': String(club.id) } }
    const { body } = await home.client.post<{ changed: number }>(
      '/notifications/reading',
      { up_to: latest! + 5 },
      inClub,
    )
    assert.equal(body.changed, 1)
    assert.deepEqual(
      (await inboxOf(home.client, '?show=unread')).data.map(({ title }) => title),
      ['At home'],
    )
    const preferences = {
      time_zone: null,
      quiet_hours: null,
      digest: { every: 'off', at: '08:00', weekday: 1 },
      channels: [],
    }
    assert.equal((await home.client.put('/notification-preferences', preferences)).status, 200)
    const clubs = { ...preferences, quiet_hours: { from: '22:00', to: '07:00' } }
    assert.equal((await home.client.put('/notification-preferences', clubs, inClub)).status, 200)
    assert.isNull((await home.client.get('/notification-preferences')).body.quiet_hours)
  })

  test('is heard of on pages that are open, without telling what it says', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const page = await listen(client)
    await tell(id, notice('Quiet words'))
    await until(() => page.heard.some(({ event }) => event === 'notification'))
    page.stop()
    const notifications = page.heard.filter(({ event }) => event === 'notification')
    assert.lengthOf(notifications, 1)
    assert.notInclude(JSON.stringify(notifications), 'Quiet words')
  })

  test('keeps no link that leads out of Florin', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    for (const link of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b'])
      await tell(id, notice(link, { link }))
    assert.deepEqual([...new Set((await inboxOf(client)).data.map(({ link }) => link))], [null])
  })
})

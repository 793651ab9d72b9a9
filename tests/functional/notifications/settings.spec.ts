import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold, signedIn, type TestHousehold } from '#tests/support/household'
import { TestBrowser } from '#tests/support/push_service'

interface Preferences {
  time_zone: string | null
  quiet_hours: { from: string; to: string } | null
  digest: { every: string; at: string; weekday: number }
  channels: {
    channel_id: number
    kind: string
    title: string
    least: string
    groups: Record<string, string>
    obstacle: string | null
  }[]
  topics: { id: string; label: string }[]
}

const preferencesOf = async (client: Client) => (await client.get<Preferences>('/notification-preferences')).body

async function makeAdmin(): Promise<TestHousehold> {
  const household = await makeHousehold()
  await household.database.systemWrite((writes) =>
    writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [household.owner.id]),
  )
  return household
}

const MAIL = { host: '127.0.0.1', port: 9, security: 'none', user: 'florin', from: 'Florin <florin@example.org>' }

test.group('What reaches a person', () => {
  test('is the usual until somebody chooses, each for themselves', async ({ assert }) => {
    const household = await makeHousehold()
    const { client: member } = await addMember(household, 'viewer')
    const usual = await preferencesOf(household.client)
    assert.containSubset(usual.channels, [
      { kind: 'email', least: 'warning' },
      { kind: 'push', least: 'info', obstacle: 'no_device' },
    ])
    const email = usual.channels.find(({ kind }) => kind === 'email')!
    const draft = {
      time_zone: 'Asia/Tokyo',
      quiet_hours: { from: '22:00', to: '06:30' },
      digest: { every: 'weekly', at: '18:00', weekday: 7 },
      channels: [{ channel_id: email.channel_id, least: 'critical', groups: { bill: 'info' } }],
    }
    const { status, body } = await household.client.put<Preferences>('/notification-preferences', draft)
    assert.equal(status, 200)
    assert.deepInclude(body, { time_zone: 'Asia/Tokyo', quiet_hours: draft.quiet_hours, digest: draft.digest })
    assert.containSubset(body.channels, [{ kind: 'email', least: 'critical', groups: { bill: 'info' } }])
    assert.deepEqual((await preferencesOf(member)).digest.every, 'off')
  })

  test('has to make sense', async ({ assert }) => {
    const { client } = await makeHousehold()
    const other = await preferencesOf((await makeHousehold()).client)
    const usual = { ...(await preferencesOf(client)), topics: undefined }
    const wrong: Record<string, object> = {
      '/time_zone': { time_zone: 'Mars/Olympus' },
      '/quiet_hours/to': { quiet_hours: { from: '07:00', to: '07:00' } },
      '/channels/0/channel_id': { channels: [{ channel_id: other.channels[0]!.channel_id, least: 'info' }] },
    }
    for (const [pointer, change] of Object.entries(wrong)) {
      const { status, body } = await client.put<{ errors: { pointer: string }[] }>('/notification-preferences', {
        ...usual,
        channels: [],
        ...change,
      })
      assert.deepEqual([status, body.errors[0]!.pointer], [422, pointer])
    }
    assert.equal(
      (await client.put('/notification-preferences', { ...usual, channels: [], quiet_hours: { from: '7', to: '8' } }))
        .status,
      422,
    )
  })

  test('comes by the notifiers that the household set up', async ({ assert }) => {
    const { client } = await makeHousehold()
    const made = await client.post<{ id: number }>('/plugin-instances', {
      plugin_id: 'ntfy_notifier',
      title: 'Family phone',
      settings: { topic: 'our-money' },
      accept_permissions: true,
    })
    assert.containSubset((await preferencesOf(client)).channels, [
      { kind: 'plugin', title: 'Family phone', least: 'warning' },
    ])
    const deleted = await client.delete(`/plugin-instances/${made.body.id}`)
    assert.isUndefined((await preferencesOf(client)).channels.find(({ kind }) => kind === 'plugin'))
    await client.post(`/change-sets/${deleted.headers.get('Florin-Change-Set')}/undo`)
    assert.containSubset((await preferencesOf(client)).channels, [{ kind: 'plugin', title: 'Family phone' }])
  })
})

test.group('Words of messages', () => {
  test('are written, shown beforehand, and taken back', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const { body } = await client.get<{ data: { topic: string; locale: string; is_own: boolean }[] }>(
      '/notification-templates',
    )
    assert.isTrue(body.data.every(({ is_own: isOwn }) => !isOwn))
    const words = {
      subject: 'Hey {{person.name}}: {{title}}',
      body: '{{body}} {{#if data.alert}}({{data.alert}}){{/if}}',
    }
    const shown = await client.post('/notification-templates/preview', {
      topic: 'alert.firing',
      locale: 'en',
      ...words,
    })
    assert.deepEqual(shown.body, {
      subject: 'Hey Ada: Groceries are over budget',
      body: 'Groceries have passed €400.00 this month. (Groceries)',
    })
    const notify = await app.container.make('florin.notify')
    const [entry] = await notify.handle(id, { topic: 'alert.firing', severity: 'info', title: 'Real', body: 'One.' })
    const real = await client.post('/notification-templates/preview', {
      topic: 'alert.firing',
      locale: 'en',
      notification_id: entry,
      ...words,
    })
    assert.deepEqual(real.body, { subject: 'Hey Ada: Real', body: 'One.' })

    const saved = await client.put('/notification-templates/alert.firing/en', words)
    assert.equal(saved.status, 204)
    const own = async () =>
      (await client.get<{ data: { topic: string; is_own: boolean }[] }>('/notification-templates')).body.data.filter(
        ({ is_own: isOwn }) => isOwn,
      )
    assert.lengthOf(await own(), 1)
    const reset = await client.delete('/notification-templates/alert.firing/en')
    assert.lengthOf(await own(), 0)
    await client.post(`/change-sets/${reset.headers.get('Florin-Change-Set')}/undo`)
    assert.lengthOf(await own(), 1)
  })

  test('that cannot be filled in are refused, with the line', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status, body } = await client.put<{ errors: { pointer: string; message: string }[] }>(
      '/notification-templates/all/de',
      { subject: 'ok', body: 'one\n{{#if title}}' },
    )
    assert.equal(status, 422)
    assert.equal(body.errors[0]!.pointer, '/body')
    assert.match(body.errors[0]!.message, /^Line \d: /)
    assert.equal((await client.put('/notification-templates/nothing/en', { subject: 'a', body: 'b' })).status, 404)
    assert.equal((await client.put('/notification-templates/all/xx', { subject: 'a', body: 'b' })).status, 404)
  })
})

test.group('Devices', () => {
  test('are one’s own', async ({ assert }) => {
    const [mine, other] = [await makeHousehold(), await makeHousehold()]
    const { body: key } = await mine.client.get<{ public_key: string }>('/push-key')
    assert.lengthOf(Buffer.from(key.public_key, 'base64url'), 65)
    const { address } = new TestBrowser('/a')
    const made = await mine.client.post<{ id: number; service: string }>('/push-subscriptions', address)
    assert.deepEqual([made.status, made.body.service], [201, 'push.example.net'])
    assert.lengthOf((await other.client.get<{ data: unknown[] }>('/push-subscriptions')).body.data, 0)
    assert.equal((await other.client.delete(`/push-subscriptions/${made.body.id}`)).status, 404)
    assert.equal((await other.client.post(`/push-subscriptions/${made.body.id}/test`)).status, 404)
    assert.equal((await mine.client.delete(`/push-subscriptions/${made.body.id}`)).status, 204)
    const insecure = await mine.client.post('/push-subscriptions', {
      ...address,
      endpoint: 'http://push.example.net/a',
    })
    assert.equal(insecure.status, 422)
  })

  test('are of a session, and signing out ends them', async ({ assert }) => {
    interface Device {
      current: boolean
      service: string
    }
    const { client, owner } = await makeHousehold()
    const [device, moved] = [new TestBrowser('/a').address, new TestBrowser('/b', 'other.example.net').address]
    assert.equal((await client.put('/push-subscriptions/current', device)).status, 404)
    assert.isTrue((await client.post<Device>('/push-subscriptions', device)).body.current)
    assert.equal((await client.put('/push-subscriptions/current', moved)).status, 204)
    const elsewhere = await signedIn(owner)
    const { body } = await elsewhere.get<{ data: Device[] }>('/push-subscriptions')
    assert.containSubset(body.data, [{ service: 'other.example.net', current: false }])
    await client.delete('/session')
    assert.lengthOf((await elsewhere.get<{ data: Device[] }>('/push-subscriptions')).body.data, 0)
  })
})

test.group('E-mail settings', (group) => {
  group.each.teardown(async () => {
    const database = await app.container.make('florin.database')
    await database.systemWrite((writes) => writes.run("DELETE FROM instance_settings WHERE name = 'mail'"))
  })

  test('keep the password sealed, and for the server it was entered for', async ({ assert }) => {
    const { client, database } = await makeAdmin()
    assert.isNull((await client.get('/instance/mail')).body.server)
    await client.put('/instance/mail', { ...MAIL, password: 'hunter-2-hunter' })
    const shown = await client.get<{ server: Record<string, unknown> }>('/instance/mail')
    assert.deepInclude(shown.body.server, { host: '127.0.0.1', has_password: true, source: 'settings' })
    const kept = await database.systemRead((queries) =>
      queries.first<{ value: string }>("SELECT value FROM instance_settings WHERE name = 'mail'"),
    )
    assert.notInclude(kept!.value + JSON.stringify(shown.body), 'hunter-2-hunter')
    await client.put('/instance/mail', { ...MAIL, port: 10 })
    const settings = await app.container.make('florin.mailSettings')
    assert.equal((await settings.server())!.password, 'hunter-2-hunter')
    await client.put('/instance/mail', { ...MAIL, host: 'elsewhere.example.org' })
    assert.isNull((await settings.server())!.password)
    assert.equal((await client.delete('/instance/mail')).status, 204)
    assert.isNull((await client.get('/instance/mail')).body.server)
  })

  test('are tried, and say what is wrong', async ({ assert }) => {
    const { client } = await makeAdmin()
    const none = await client.post('/instance/mail/test', {})
    assert.deepEqual([none.status, none.body.code, none.body.reason], [422, 'E_DELIVERY_REFUSED', 'not_configured'])
    await client.put('/instance/mail', MAIL)
    const tried = await client.post('/instance/mail/test', {})
    assert.deepEqual([tried.status, tried.body.code, tried.body.reason], [503, 'E_DELIVERY_FAILED', 'connection'])
    await client.put('/instance/mail', { ...MAIL, host: '169.254.169.254' })
    assert.equal((await client.post('/instance/mail/test', {})).body.reason, 'address')
  })

  test('take no line breaks where headers are made of them', async ({ assert }) => {
    const { client } = await makeAdmin()
    for (const wrong of [
      { from: 'Florin\r\nBcc: eve@example.org <a@example.org>' },
      { from: 'nobody' },
      { host: 'a b' },
      { host: '-x' },
      { port: 0 },
    ])
      assert.equal((await client.put('/instance/mail', { ...MAIL, ...wrong })).status, 422, JSON.stringify(wrong))
  })
})

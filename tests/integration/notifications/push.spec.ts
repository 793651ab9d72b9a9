import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { type Clock, FixedClock, SystemClock } from '#core/clock'
import { EndSession } from '#identity/services/end_session'
import { ForgetExpiredSignIns } from '#identity/services/forget_expired_sign_ins'
import { StartSession } from '#identity/services/start_session'
import { DeliveryFailedException, DeliveryRefusedException } from '#notifications/exceptions'
import { PushSubscriptions } from '#notifications/services/push_subscriptions'
import { type PushMessage, SendPush } from '#notifications/services/send_push'
import { FindVapidKeys } from '#notifications/services/vapid_keys'
import type { Network } from '#plugins/broker/network'
import { testNetwork } from '#tests/support/broker'
import { makePerson } from '#tests/support/household'
import { checkVapid, created, PUSH_HOST, startPushService, TestBrowser } from '#tests/support/push_service'

const MESSAGE: PushMessage = {
  title: 'Groceries',
  body: 'They have passed 400 € – grüße.',
  severity: 'critical',
  link: '/alerts/1',
  tag: 'notice-1',
}
const CONTACT = 'https://florin.example.org'

async function sender(network: Network) {
  const subscriptions = await app.container.make(PushSubscriptions)
  const keys = await app.container.make('florin.vapidKeys')
  return {
    subscriptions,
    push: new SendPush({ network, subscriptions, keys, contact: () => Promise.resolve(CONTACT) }),
  }
}

async function subscribed(network: Network, browsers: readonly TestBrowser[]) {
  const [{ id: userId }, { subscriptions, push }] = [await makePerson(), await sender(network)]
  for (const { address } of browsers) await subscriptions.add(userId, address, 'A browser')
  return { userId, subscriptions, push }
}

test.group('Web push', () => {
  test('reaches each device of a person, and only they can read it', async ({ assert }) => {
    const service = await startPushService()
    const browsers = [new TestBrowser('/phone'), new TestBrowser('/laptop')]
    const { push, userId, subscriptions } = await subscribed(service.network, browsers)
    assert.equal(await push.handle(userId, MESSAGE), '2 of 2 devices')
    assert.lengthOf(service.seen, 2)
    const keys = await app.container.make('florin.vapidKeys')
    for (const seen of service.seen) {
      const browser = browsers.find(({ address }) => address.endpoint.endsWith(seen.path))!
      assert.deepEqual(browser.read(Buffer.from(seen.body, 'latin1')), MESSAGE)
      assert.deepEqual(checkVapid(seen), { subject: CONTACT, publicKey: (await keys.handle()).publicKey })
      assert.equal(seen.headers['content-encoding'], 'aes128gcm')
      assert.equal(seen.headers.ttl, String(2 * 86_400))
      assert.equal(seen.headers.urgency, 'high')
      assert.notInclude(seen.body, 'Groceries')
    }
    assert.throws(() =>
      browsers[0]!.read(Buffer.from(service.seen.find(({ path }) => path === '/laptop')!.body, 'latin1')),
    )
    const devices = await subscriptions.list(userId)
    assert.isTrue(devices.every((device) => device.last_used_at !== null))
    service.close()
  })

  test('forgets devices that do not want it any more', async ({ assert }) => {
    for (const status of [404, 410]) {
      const service = await startPushService((seen, response) =>
        seen.path === '/gone' ? void response.writeHead(status).end() : created(seen, response),
      )
      const { push, userId, subscriptions } = await subscribed(service.network, [
        new TestBrowser('/gone'),
        new TestBrowser('/here'),
      ])
      assert.equal(await push.handle(userId, MESSAGE), '1 of 2 devices')
      assert.lengthOf(await subscriptions.list(userId), 1)
      service.close()
    }
  })

  test('is tried again later where the service says so, and not where it refuses', async ({ assert }) => {
    const answers = { 429: DeliveryFailedException, 503: DeliveryFailedException, 400: DeliveryRefusedException }
    for (const [status, kind] of Object.entries(answers)) {
      const service = await startPushService((_seen, response) => {
        response.writeHead(Number(status), { 'retry-after': '120' }).end('why not')
      })
      const { push, userId, subscriptions } = await subscribed(service.network, [new TestBrowser('/a')])
      const failure = await push.handle(userId, MESSAGE).catch((error: unknown) => error as DeliveryFailedException)
      assert.instanceOf(failure, kind)
      if (status !== '400') assert.equal((failure as DeliveryFailedException).extras.retry_after_seconds, 120)
      assert.lengthOf(await subscriptions.list(userId), 1)
      service.close()
    }
    const { push, userId } = await subscribed(testNetwork({}), [])
    await assert.rejects(() => push.handle(userId, MESSAGE), /no device/)
  })

  test('goes nowhere but out into the internet', async ({ assert }) => {
    const service = await startPushService()
    for (const address of ['127.0.0.1', '10.0.0.1', '192.168.1.2', '169.254.169.254', '::1', 'fd00::1']) {
      const network = { ...service.network, resolve: () => Promise.resolve([address]) }
      const { push, userId } = await subscribed(network, [new TestBrowser('/inside')])
      const failure = await push.handle(userId, MESSAGE).catch((error: unknown) => error as DeliveryRefusedException)
      assert.instanceOf(failure, DeliveryRefusedException, address)
      assert.equal((failure as DeliveryRefusedException).reason, 'address')
    }
    assert.lengthOf(service.network.dialled, 0)
    service.close()
  })

  test('fits into what services take, however long a message is', async ({ assert }) => {
    const service = await startPushService()
    const browser = new TestBrowser('/a')
    const { push, userId } = await subscribed(service.network, [browser])
    await push.handle(userId, { ...MESSAGE, title: '💶'.repeat(100), body: '💶'.repeat(2_000) })
    const body = Buffer.from(service.seen[0]!.body, 'latin1')
    assert.isBelow(body.length, 4_096)
    assert.match((browser.read(body) as PushMessage).body, /^(💶)+…$/u)
    service.close()
  })
})

test.group('Devices', () => {
  test('are kept sealed, and only as browsers hand them out', async ({ assert }) => {
    const browser = new TestBrowser('/very-secret-path')
    const { userId, subscriptions } = await subscribed(testNetwork({}), [browser])
    const database = await app.container.make('florin.database')
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT * FROM push_subscriptions WHERE user_id = ?', [userId]),
    )
    const text = JSON.stringify(rows)
    assert.notInclude(text, 'very-secret-path')
    assert.notInclude(text, browser.address.keys.auth)
    assert.include(text, PUSH_HOST)
    const { endpoint, keys } = browser.address
    for (const wrong of [
      { endpoint: endpoint.replace('https', 'http'), keys },
      { endpoint: endpoint.replace('//', '//user:pass@'), keys },
      { endpoint, keys: { ...keys, auth: 'c2hvcnQ' } },
      { endpoint, keys: { ...keys, p256dh: keys.auth } },
    ])
      await assert.rejects(() => subscriptions.add(userId, wrong, ''))
  })

  test('that subscribe again are one, and belong to who did so last', async ({ assert }) => {
    const browser = new TestBrowser('/shared')
    const { userId, subscriptions } = await subscribed(testNetwork({}), [browser, browser])
    assert.lengthOf(await subscriptions.list(userId), 1)
    const other = await makePerson('Grace')
    await subscriptions.add(other.id, browser.address, '')
    assert.lengthOf(await subscriptions.list(userId), 0)
  })

  test('go with the session of their browser, but not when nobody came for a month', async ({ assert }) => {
    const [{ id: userId }, { subscriptions }] = [await makePerson(), await sender(testNetwork({}))]
    const database = await app.container.make('florin.database')
    const start = (clock: Clock) => new StartSession(database, clock).handle(userId, null, { ip: '', userAgent: '' })
    const expired = await start(new FixedClock('2019-01-01T00:00:00.000Z'))
    await subscriptions.add(userId, new TestBrowser('/drawer').address, '', expired.id)
    const session = await start(new SystemClock())
    await subscriptions.add(userId, new TestBrowser('/laptop').address, '', session.id)
    assert.lengthOf(await subscriptions.list(userId), 2)
    await new EndSession(database).handle(userId, session.id)
    assert.deepEqual(
      (await subscriptions.list(userId)).map(({ session_id }) => session_id),
      [expired.id],
    )
    await subscriptions.remove(userId, (await subscriptions.list(userId))[0]!.id)
    await new ForgetExpiredSignIns(database, new SystemClock()).handle()
    await assert.rejects(() => new EndSession(database).handle(userId, expired.id))
  })

  test('get another address where they had one, and no first one', async ({ assert }) => {
    const [ada, grace, { subscriptions }] = [
      await makePerson(),
      await makePerson('Grace'),
      await sender(testNetwork({})),
    ]
    const database = await app.container.make('florin.database')
    const start = ({ id }: { id: number }) =>
      new StartSession(database, new SystemClock()).handle(id, null, { ip: '', userAgent: '' })
    const [first, second, ofGrace] = [await start(ada), await start(ada), await start(grace)]
    const [before, after] = [new TestBrowser('/before'), new TestBrowser('/after')]
    const { id } = await subscriptions.add(ada.id, before.address, 'Laptop', first.id)

    await subscriptions.renew(ada.id, first.id, after.address)
    assert.deepEqual(await subscriptions.addressesOf(ada.id), [{ id, address: after.address }])
    // Signed in again in the same browser.
    await subscriptions.renew(ada.id, second.id, after.address)
    assert.deepEqual(
      (await subscriptions.list(ada.id)).map((device) => [device.id, device.session_id]),
      [[id, second.id]],
    )
    for (const [userId, sessionId] of [
      [grace.id, ofGrace.id],
      [ada.id, first.id],
      [ada.id, null],
    ] as const)
      await assert.rejects(() => subscriptions.renew(userId, sessionId, new TestBrowser('/first').address))
    await assert.rejects(() => subscriptions.renew(grace.id, ofGrace.id, after.address))
    assert.lengthOf(await subscriptions.list(ada.id), 1)
  })

  test('are bound to keys that are made once', async ({ assert }) => {
    const [database, keyring] = [
      await app.container.make('florin.database'),
      await app.container.make('florin.keyring'),
    ]
    const found = await Promise.all(Array.from({ length: 4 }, () => new FindVapidKeys(database, keyring).handle()))
    assert.lengthOf([...new Set(found.map(({ privateKey }) => privateKey))], 1)
    const setting = await database.systemRead((queries) =>
      queries.first<{ value: string }>("SELECT value FROM instance_settings WHERE name = 'vapid'"),
    )
    assert.notInclude(setting!.value, found[0]!.privateKey)
  })
})

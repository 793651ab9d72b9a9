import { test } from '@japa/runner'
import { listWebhooks, readHealth } from '#webhooks/services/webhook_rows'
import { accountOf, journal } from '#tests/support/journal'
import { openWebhookStation, RECEIVER } from '#tests/support/webhook_station'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Station = Awaited<ReturnType<typeof openWebhookStation>>

const noticesOf = ({ household: { database, id } }: Station) =>
  database.read(id, (queries) =>
    queries.all<{ topic: string; body: string }>('SELECT topic, body FROM notices ORDER BY id'),
  )

async function webhookOf({ household: { database, id } }: Station) {
  const [webhook] = await database.read(id, listWebhooks)
  return { ...webhook!, health: (await database.read(id, readHealth)).get(webhook!.id) }
}

test.group('A webhook', () => {
  test('tells its receiver what happened, signed', async ({ assert }) => {
    const station = await openWebhookStation()
    const { secret } = await station.open()
    await station.happens('goal.reached', { goal_id: 7, causation: { id: 'automation-run:1', depth: 2 } })
    await station.happens('goal.unheard', { goal_id: 8 })
    assert.lengthOf(station.server.seen, 1)
    const [seen] = station.server.seen
    assert.equal(seen!.path, '/hook')
    assert.deepEqual(JSON.parse(seen!.body), {
      type: 'goal.reached',
      timestamp: station.clock.now(),
      data: { goal_id: 7 },
    })
    assert.isTrue(station.isSigned(seen!, secret))
    assert.isFalse(station.isSigned({ ...seen!, body: `${seen!.body} ` }, secret))
    assert.equal(seen!.headers['content-type'], 'application/json')
    assert.equal(seen!.headers['florin-causation'], `${String(seen!.headers['webhook-id'])};depth=3`)
    assert.containSubset(await station.log(), [{ state: 'sent', attempts: 1, status: 204, depth: 3 }])
    station.server.close()
  })

  test('tells which transactions a change touched', async ({ assert }) => {
    const station = await openWebhookStation()
    await station.open({ topics: ['ledger.changed'] })
    await accountOf(station.household, 'Expenses:Food')
    await station.hear()
    await station.work()
    station.server.seen.length = 0
    const [transaction] = await journal(
      station.household,
      '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food',
    )
    await station.hear()
    await station.work()
    const last = JSON.parse(station.server.seen.at(-1)!.body) as { type: string; data: Record<string, unknown> }
    assert.equal(last.type, 'ledger.changed')
    assert.deepInclude(last.data, {
      transactions: { created: [transaction], changed: [], deleted: [] },
      has_more: false,
    })
    station.server.close()
  })

  test('is told once of what is announced twice', async ({ assert }) => {
    const station = await openWebhookStation()
    await station.open()
    const id = await station.announce('goal.reached', { goal_id: 1 })
    const told = { id, topic: 'goal.reached', payload: { goal_id: 1 }, changeSetId: null, at: station.clock.now() }
    for (let time = 0; time < 3; time++) await station.queue.handle(station.household.id, [told])
    await station.work()
    assert.lengthOf(station.server.seen, 1)
    station.server.close()
  })

  test('tries again under the same id until its receiver is back', async ({ assert }) => {
    let isAway = true
    const station = await openWebhookStation(
      (_seen, response) => void response.writeHead(isAway ? 503 : 200).end('hello'),
    )
    const { secret } = await station.open()
    await station.happens()
    assert.containSubset(await station.log(), [{ state: 'waiting', attempts: 1, status: 503, code: 'not_answered' }])
    assert.isNotNull((await webhookOf(station)).health!.failingSince)
    isAway = false
    station.clock.advance(MINUTE)
    await station.work()
    const [first, second] = station.server.seen
    assert.equal(first!.headers['webhook-id'], second!.headers['webhook-id'])
    assert.notEqual(first!.headers['webhook-timestamp'], second!.headers['webhook-timestamp'])
    assert.isTrue(station.isSigned(second!, secret))
    assert.containSubset(await station.log(), [{ state: 'sent', attempts: 2, answer: 'hello' }])
    assert.deepInclude((await webhookOf(station)).health, { failingSince: null, givenUp: 0 })
    station.server.close()
  })

  test('is left alone for as long as its receiver asks for', async ({ assert }) => {
    let isBusy = true
    const station = await openWebhookStation((_seen, response) =>
      isBusy
        ? void response.writeHead(429, { 'retry-after': 'Tue, 31 Mar 2026 15:00:00 GMT' }).end()
        : void response.writeHead(200).end(),
    )
    await station.open()
    await station.happens()
    isBusy = false
    station.clock.advance(2 * HOUR)
    await station.work()
    assert.containSubset(await station.log(), [{ state: 'waiting', attempts: 1, status: 429 }])
    station.clock.advance(HOUR)
    await station.work()
    assert.containSubset(await station.log(), [{ state: 'sent', attempts: 2 }])
    station.server.close()
  })

  test('is switched off after days in which nothing arrived, and administrators are told', async ({ assert }) => {
    const station = await openWebhookStation((_seen, response) => void response.writeHead(500).end())
    const { webhook } = await station.open()
    for (let day = 0; day < 6; day++) {
      await station.happens()
      for (let attempt = 0; attempt < 10; attempt++) {
        station.clock.advance(3 * HOUR)
        await station.work()
      }
    }
    const off = await webhookOf(station)
    assert.isFalse(off.enabled)
    assert.match(off.disabledReason, /answered 500/)
    assert.containSubset(await noticesOf(station), [{ topic: 'webhook.disabled' }])
    const sent = station.server.seen.length
    await station.happens()
    assert.lengthOf(station.server.seen, sent)

    await station.edit.update(station.household.id, webhook.id, { enabled: true }, station.household.actor)
    const on = await webhookOf(station)
    assert.isTrue(on.enabled)
    assert.deepInclude(on.health, { failingSince: null, givenUp: 0 })
    station.server.close()
  })

  test('that says it is gone is switched off at once', async ({ assert }) => {
    const station = await openWebhookStation((_seen, response) => void response.writeHead(410).end())
    await station.open()
    await station.happens()
    assert.isFalse((await webhookOf(station)).enabled)
    assert.containSubset(await station.log(), [{ state: 'dead', status: 410, attempts: 1 }])
    station.server.close()
  })

  test('does not follow where it is led', async ({ assert }) => {
    const station = await openWebhookStation((_seen, response) => {
      response.writeHead(302, { location: 'https://receiver.example.com/other' }).end()
    })
    await station.open()
    await station.happens()
    assert.lengthOf(station.server.seen, 1)
    const [delivery] = await station.log()
    assert.match(delivery!.message, /leads elsewhere/)
    station.server.close()
  })

  test('goes into no network but the internet, unless that was allowed', async ({ assert }) => {
    const station = await openWebhookStation()
    for (const address of ['10.0.0.8', '127.0.0.1', '169.254.169.254', 'fd00::2', '192.168.1.2']) {
      station.network.resolve = () => Promise.resolve([address])
      const { webhook } = await station.open({ name: address })
      await station.resend.test(station.household.id, webhook.id).catch(() => undefined)
      const [delivery] = await station.log()
      assert.containSubset(delivery, { state: 'dead', code: 'refused' }, address)
      assert.match(delivery!.message, /not an address/)
    }
    assert.lengthOf(station.network.dialled, 0)
    station.network.resolve = () => Promise.resolve(['10.0.0.8'])
    const { webhook } = await station.open({ ownNetwork: true })
    await station.resend.test(station.household.id, webhook.id)
    assert.containSubset((await station.log())[0], { state: 'sent', topic: 'webhook.test' })
    station.network.resolve = () => Promise.resolve(['169.254.169.254'])
    await assert.rejects(() => station.resend.test(station.household.id, webhook.id), /not an address/)
    station.server.close()
  })

  test('is signed with two secrets for a day after a new one was made', async ({ assert }) => {
    const station = await openWebhookStation()
    const { webhook, secret: old } = await station.open()
    const next = await station.edit.rotate(station.household.id, webhook.id)
    await station.happens()
    const [seen] = station.server.seen
    assert.isTrue(station.isSigned(seen!, old) && station.isSigned(seen!, next))
    station.clock.advance(DAY + MINUTE)
    await station.happens()
    const later = station.server.seen[1]!
    assert.deepEqual([station.isSigned(later, old), station.isSigned(later, next)], [false, true])
    station.server.close()
  })

  test('is sent again when a person asks, under the same id', async ({ assert }) => {
    const station = await openWebhookStation()
    await station.open()
    await station.happens()
    const [delivery] = await station.log()
    await station.resend.handle(station.household.id, delivery!.id)
    await station.work()
    assert.equal(station.server.seen[0]!.headers['webhook-id'], station.server.seen[1]!.headers['webhook-id'])
    assert.containSubset(await station.log(), [{ id: delivery!.id, state: 'sent', attempts: 1 }])
    station.server.close()
  })

  test('keeps its secret out of the history, and needs a new one after an undo', async ({ assert }) => {
    const station = await openWebhookStation()
    const { secret, webhook } = await station.open()
    const { database, id } = station.household
    const kept = await database.read(id, async (queries) =>
      JSON.stringify([await queries.all('SELECT * FROM changes'), await queries.all('SELECT * FROM webhook_secrets')]),
    )
    assert.notInclude(kept, secret)
    await database.write(id, (writes) => writes.run('DELETE FROM webhook_secrets WHERE webhook_id = ?', [webhook.id]))
    await station.happens()
    assert.containSubset(await station.log(), [{ state: 'dead', code: 'refused' }])
    assert.lengthOf(station.server.seen, 0)
    station.server.close()
  })

  test(`takes addresses such as https://${RECEIVER} and topics there are`, async ({ assert }) => {
    const station = await openWebhookStation()
    for (const draft of [
      { url: 'http://receiver.example.com/hook' },
      { url: 'https://user:pass@receiver.example.com/hook' },
      { url: 'file:///etc/passwd' },
      { url: 'nonsense' },
      { topics: ['goal.reached', 'nothing.known'] },
    ])
      await assert.rejects(() => station.open(draft))
    station.server.close()
  })
})

test.group('A chain of webhooks', () => {
  test('ends, and says so', async ({ assert }) => {
    const station = await openWebhookStation()
    await station.open()
    await station.happens('goal.reached', { goal_id: 1, causation: { id: 'webhook-call:1', depth: 5 } })
    assert.lengthOf(station.server.seen, 0)
    assert.containSubset(await station.log(), [{ state: 'stopped', code: 'loop', depth: 6 }])
    assert.match((await station.log())[0]!.message, /set off one another/)
    station.server.close()
  })

  test('that the receiver ends is not tried again', async ({ assert }) => {
    const station = await openWebhookStation((_seen, response) => void response.writeHead(508).end())
    await station.open()
    await station.happens()
    station.clock.advance(DAY)
    await station.work()
    assert.lengthOf(station.server.seen, 1)
    assert.containSubset(await station.log(), [{ state: 'stopped', code: 'loop', attempts: 1 }])
    station.server.close()
  })
})

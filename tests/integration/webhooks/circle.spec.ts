import { test } from '@japa/runner'
import { EditIncomingWebhooks } from '#webhooks/services/edit_incoming_webhooks'
import { ReceiveCall } from '#webhooks/services/receive_call'
import { WebhookCalls } from '#webhooks/services/webhook_calls'
import app from '@adonisjs/core/services/app'
import { openWebhookStation } from '#tests/support/webhook_station'

const ROUNDS_MAX = 20

test('a webhook whose receiver calls us back is stopped, explained and told of', async ({ assert }) => {
  let token = ''
  const refusals: string[] = []
  const station = await openWebhookStation((seen, response) => {
    const call = {
      token,
      body: seen.body,
      contentType: 'application/json',
      id: undefined,
      timestamp: undefined,
      signature: undefined,
      causation: String(seen.headers['florin-causation']),
      ip: '198.51.100.7',
    }
    receive.handle(call).then(
      () => response.writeHead(202).end(),
      (error: { code: string; status: number }) => {
        refusals.push(error.code)
        response.writeHead(error.status).end()
      },
    )
  })
  const { household, clock } = station
  const { database, id } = household
  const parts = {
    database,
    clock,
    keyring: await app.container.make('florin.keyring'),
    gateway: await app.container.make('florin.gateway'),
    notify: await app.container.make('florin.notify'),
    wake: () => undefined,
  }
  const receive = new ReceiveCall(parts)
  const { result } = await new EditIncomingWebhooks(parts).create(id, { name: 'Echo', signed: false }, household.actor)
  token = result.token
  await station.open({ name: 'Echo', topics: ['goal.reached', 'webhook.received'] })

  await station.happens('goal.reached', { goal_id: 1 })
  for (let round = 0; round < ROUNDS_MAX; round++) {
    await station.hear()
    await station.work()
    clock.advance(60_000)
  }

  assert.lengthOf(station.server.seen, 3)
  assert.deepEqual(refusals, ['E_WEBHOOK_LOOP'])
  assert.deepEqual(
    (await station.log()).map(({ state, depth }) => [state, depth]),
    [
      ['stopped', 5],
      ['sent', 3],
      ['sent', 1],
    ],
  )
  const { data: calls } = await new WebhookCalls(database, clock).list(id, {})
  assert.deepEqual(
    calls.map(({ outcome }) => outcome),
    ['stopped', 'accepted', 'accepted'],
  )
  assert.match(calls[0]!.message, /chain of calls/)
  const notices = await database.read(id, (queries) => queries.all<{ topic: string }>('SELECT topic FROM notices'))
  assert.deepEqual(notices, [{ topic: 'webhook.loop' }])
  station.server.close()
})

import type { Row } from '#database/database'
import type { TestHousehold } from '#tests/support/household'
import type { Ids } from './samples.js'

const NOW = '2026-03-31T12:00:00.000Z'

/** What a household was told, what it tells others, and what others told it, all of it marked by a word. */
export async function makeMessages(household: TestHousehold, word: string): Promise<Ids> {
  return { ...(await makeNotification(household, word)), ...(await makeWebhooks(household, word)) }
}

async function makeNotification(household: TestHousehold, word: string): Promise<Ids> {
  const notice = await insert(household, 'notices', {
    topic: 'test.secret',
    severity: 'info',
    title: word,
    body: word,
    created_at: NOW,
    routed_at: NOW,
  })
  const entry = { notice_id: notice, user_id: household.owner.id }
  const channel = await insert(household, 'notification_channels', { kind: 'email', instance_id: 0 })
  const told = { ...entry, channel_id: channel, state: 'dead', due_at: NOW, created_at: NOW, message: word }
  const device = { endpoint_hash: `${word}-${household.id}`, service: word, sealed: '', device: word, created_at: NOW }
  return {
    notification: await insert(household, 'notifications', entry),
    notification_channel: channel,
    notification_delivery: await insert(household, 'notification_deliveries', told),
    push_subscription: await household.database.systemWrite((writes) =>
      writes.insert('push_subscriptions', { user_id: household.owner.id, ...device }),
    ),
  }
}

async function makeWebhooks(household: TestHousehold, word: string): Promise<Ids> {
  const webhook = await insert(household, 'webhooks', {
    name: word,
    url: `https://${word}.example.com/hook`,
    topics: '["ledger.changed"]',
    enabled: 0,
    created_at: NOW,
  })
  const delivery = await insert(household, 'webhook_deliveries', {
    webhook_id: webhook,
    topic: 'ledger.changed',
    message_key: word,
    payload: word,
    depth: 1,
    state: 'dead',
    created_at: NOW,
  })
  const hash = `${word}-${household.id}`
  const incoming = await insert(household, 'incoming_webhooks', { name: word, token_hash: hash, created_at: NOW })
  const call = {
    incoming_webhook_id: incoming,
    outcome: 'accepted',
    body: `{"a":"${word}"}`,
    ip: word,
    received_at: NOW,
  }
  return {
    webhook,
    webhook_delivery: delivery,
    incoming_webhook: incoming,
    webhook_call: await insert(household, 'webhook_calls', call),
  }
}

function insert({ database, id }: TestHousehold, table: string, row: Row): Promise<number> {
  return database.write(id, (writes) => writes.insert(table, row))
}

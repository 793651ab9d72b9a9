import app from '@adonisjs/core/services/app'
import type { ServerResponse } from 'node:http'
import { FixedClock } from '#core/clock'
import { Gateway } from '#changes/gateway'
import { announce } from '#changes/services/announce'
import type { AnnouncedPayload } from '#changes/domain/consumer'
import { ConsumeAnnouncements, defineConsumer } from '#changes/services/consume_announcements'
import { LiveEvents } from '#http/live_events'
import { defineJob } from '#jobs/define_job'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'
import { Notify } from '#notifications/services/notify'
import { WEBHOOK_RETRY } from '#webhooks/domain/sending'
import { signatureFault } from '#webhooks/domain/signature'
import { WEBHOOK_TOPICS } from '#webhooks/domain/topics'
import { DeliverWebhook } from '#webhooks/services/deliver_webhook'
import { EditWebhooks } from '#webhooks/services/edit_webhooks'
import { ListWebhookDeliveries } from '#webhooks/services/list_webhook_deliveries'
import { QueueWebhooks } from '#webhooks/services/queue_webhooks'
import { ResendWebhook } from '#webhooks/services/resend_webhook'
import { PUBLIC_ADDRESS, type Seen, startServer, testNetwork } from './broker.js'
import { makeHousehold } from './household.js'
import { quiet } from './jobs.js'

export const RECEIVER = 'receiver.example.com'

let consumers = 0

type Answer = (seen: Seen, response: ServerResponse) => void

/**
 * A household with webhooks, the server they lead to, and a clock that stands still. Nothing is sent until `work()`.
 */
export async function openWebhookStation(answer: Answer = (_seen, response) => void response.writeHead(204).end()) {
  const household = await makeHousehold()
  const { database, id } = household
  await database.systemWrite((writes) => writes.run("DELETE FROM jobs WHERE name = 'webhooks.deliver'"))
  const server = await startServer([RECEIVER], answer)
  const network = testNetwork({ [RECEIVER]: [PUBLIC_ADDRESS] }, { 443: server.port, 80: server.port })
  const clock = new FixedClock('2026-03-31T12:00:00.000Z')
  const gateway = new Gateway(database, clock, (await app.container.make('florin.gateway')).derivations)
  const keyring = await app.container.make('florin.keyring')
  const worker = { wake: () => undefined }
  const notify = new Notify({ database, clock, live: new LiveEvents(), worker })
  const deliver = new DeliverWebhook({ gateway, keyring, network, notify, userAgent: 'Florin/test' })
  const queue = new QueueWebhooks({ database, clock, worker })
  const letters = [...String(++consumers)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  const consumer = defineConsumer({
    name: `test.webhooks_${letters}`,
    topics: WEBHOOK_TOPICS.map((topic) => topic.id),
    handle: (householdId, announcements) => queue.handle(householdId, announcements),
  })
  const announcements = new ConsumeAnnouncements({ database, clock, consumers: [consumer], logger: quiet })
  const jobs = new JobRegistry([
    defineJob({
      name: 'webhooks.deliver',
      title: 'Test',
      timeout_ms: 20_000,
      retry: WEBHOOK_RETRY,
      handle: ({ householdId, payload, attempt }) => deliver.handle(householdId!, Number(payload.delivery_id), attempt),
    }),
  ])
  const jobWorker = new JobWorker({ database, clock, registry: jobs, logger: quiet })
  const edit = new EditWebhooks({ gateway, clock, keyring })
  const log = new ListWebhookDeliveries(database)
  return {
    household,
    server,
    network,
    clock,
    queue,
    resend: new ResendWebhook({ database, clock, worker, deliver }),
    edit,
    async open(draft: Partial<Parameters<EditWebhooks['create']>[1]> = {}) {
      const usual = { name: 'Home', url: `https://${RECEIVER}/hook`, topics: ['goal.reached'], ownNetwork: false }
      const { result } = await edit.create(id, { ...usual, ...draft }, household.actor)
      return result
    },
    announce: (topic: string, payload: AnnouncedPayload) =>
      database.write(id, (writes) => announce(writes, topic, payload, { now: clock.now() })),
    hear: () => announcements.drain(id),
    work: () => jobWorker.drain(),
    async happens(topic = 'goal.reached', payload: AnnouncedPayload = { goal_id: 7 }) {
      await this.announce(topic, payload)
      await announcements.drain(id)
      await jobWorker.drain()
    },
    async log() {
      return (await log.handle(id, {})).data
    },
    isSigned: ({ headers, body }: Seen, secret: string, at = clock.now()) =>
      signatureFault(
        secret,
        body,
        {
          id: String(headers['webhook-id']),
          timestamp: String(headers['webhook-timestamp']),
          signature: String(headers['webhook-signature']),
        },
        at,
      ) === undefined,
  }
}

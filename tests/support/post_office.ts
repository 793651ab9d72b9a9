import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { LiveEvents } from '#http/live_events'
import { defineJob } from '#jobs/define_job'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'
import { DELIVERY_RETRY } from '#notifications/domain/delivery_retry'
import { ChoosePreferences } from '#notifications/services/choose_preferences'
import { DeliverNotification } from '#notifications/services/deliver_notification'
import { ListDeliveries } from '#notifications/services/list_deliveries'
import type { MailServer } from '#notifications/services/mail_settings'
import { Mailer } from '#notifications/services/mailer'
import { type Notice, Notify } from '#notifications/services/notify'
import { PushSubscriptions } from '#notifications/services/push_subscriptions'
import { ResendDelivery } from '#notifications/services/resend_delivery'
import { RouteNotice } from '#notifications/services/route_notice'
import { SendDigest } from '#notifications/services/send_digest'
import { SendPush } from '#notifications/services/send_push'
import type { Network } from '#plugins/broker/network'
import { registry } from '#plugins/main'
import type { SendMessage } from '#plugins/services/send_message'
import { testNetwork } from './broker.js'
import { quiet } from './jobs.js'

export const ADDRESS = 'https://florin.example.org'

interface Surroundings {
  mail?: { network: Network; settings: MailServer }
  pushNetwork?: Network
  /** What plugins are asked to send. */
  sendMessage?: Pick<SendMessage, 'handle'>
  now?: string
}

const none: Pick<SendMessage, 'handle'> = { handle: () => Promise.reject(new Error('No plugin is asked here.')) }

/**
 * All that sends messages, with a clock that stands still and networks of the test. Nothing is sent until `work()`, and what is to be tried
 * again waits until the clock is put forward.
 */
export async function openPostOffice({
  mail,
  pushNetwork,
  sendMessage = none,
  now = '2026-03-31T12:00:00.000Z',
}: Surroundings = {}) {
  const database = await app.container.make('florin.database')
  // What other tests left must not be sent by this one.
  await database.systemWrite((writes) => writes.run("DELETE FROM jobs WHERE name LIKE 'notifications.%'"))
  const clock = new FixedClock(now)
  const mailer = new Mailer({
    network: mail?.network ?? testNetwork({}),
    settings: { server: () => Promise.resolve(mail?.settings ?? null) },
  })
  const subscriptions = new PushSubscriptions(database, clock, await app.container.make('florin.keyring'))
  const keys = await app.container.make('florin.vapidKeys')
  const network = pushNetwork ?? testNetwork({})
  const sendPush = new SendPush({ network, subscriptions, keys, contact: () => Promise.resolve(ADDRESS) })
  const settings = { isConfigured: () => Promise.resolve(mail !== undefined) }
  const parts = { database, clock, registry, mail: settings, worker: { wake: () => undefined }, live: new LiveEvents() }
  const notify = new Notify(parts)
  const deliver = new DeliverNotification({ ...parts, mailer, sendPush, sendMessage, notify, address: ADDRESS })
  const [route, digest] = [new RouteNotice(parts), new SendDigest({ ...parts, mailer, address: ADDRESS })]
  const limits = { title: 'Test', timeout_ms: 20_000, retry: DELIVERY_RETRY }
  const jobs = new JobRegistry([
    defineJob({
      ...limits,
      name: 'notifications.route',
      handle: async ({ householdId, payload }) => void (await route.handle(householdId!, Number(payload.notice_id))),
    }),
    defineJob({
      ...limits,
      name: 'notifications.deliver',
      handle: ({ householdId, payload, attempt }) => deliver.handle(householdId!, Number(payload.delivery_id), attempt),
    }),
    defineJob({
      ...limits,
      name: 'notifications.send_digest',
      handle: async ({ householdId, payload }) =>
        void (await digest.handle(householdId!, Number(payload.user_id), String(payload.due_at))),
    }),
  ])
  const worker = new JobWorker({ database, clock, registry: jobs, logger: quiet })
  return {
    clock,
    notify,
    subscriptions,
    preferences: new ChoosePreferences(parts),
    deliveries: new ListDeliveries(database, registry),
    resend: new ResendDelivery(database, clock, parts.worker),
    work: () => worker.drain(),
    async tell(householdId: number, notice: Partial<Notice> = {}) {
      const usual = {
        topic: 'alert.firing',
        severity: 'warning',
        title: 'Low balance',
        body: 'Checking is at 12.00.',
      } as const
      await notify.handle(householdId, { ...usual, ...notice })
      await worker.drain()
    },
  }
}

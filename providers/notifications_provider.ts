import type { ApplicationService } from '@adonisjs/core/types'
import env from '#start/env'
import { alertsTellOf } from '#alerts/services/tells_of'
import { mailFromEnvironment } from '#config/mail'
import type { SendsInvitations } from '#households/invitation_mail'
import type { SendsPasswordResets } from '#identity/password_reset_mail'
import { ChoosePreferences } from '#notifications/services/choose_preferences'
import { DeliverNotification } from '#notifications/services/deliver_notification'
import { ListDeliveries } from '#notifications/services/list_deliveries'
import { MailSettings } from '#notifications/services/mail_settings'
import { Mailer } from '#notifications/services/mailer'
import { Notify } from '#notifications/services/notify'
import { PushSubscriptions } from '#notifications/services/push_subscriptions'
import { RouteNotice } from '#notifications/services/route_notice'
import { SendDigest } from '#notifications/services/send_digest'
import { SendInvitation } from '#notifications/services/send_invitation'
import { SendLetter } from '#notifications/services/send_letter'
import { SendPasswordReset } from '#notifications/services/send_password_reset'
import { SendPush } from '#notifications/services/send_push'
import { Templates } from '#notifications/services/templates'
import { TryMail } from '#notifications/services/try_mail'
import { FindVapidKeys } from '#notifications/services/vapid_keys'
import { type Network, SystemNetwork } from '#plugins/broker/network'
import { registry } from '#plugins/main'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.network': Network
    'florin.notify': Notify
    'florin.routeNotice': RouteNotice
    'florin.deliverNotification': DeliverNotification
    'florin.sendDigest': SendDigest
    'florin.listDeliveries': ListDeliveries
    'florin.choosePreferences': ChoosePreferences
    'florin.notificationTemplates': Templates
    'florin.mailSettings': MailSettings
    'florin.mailer': Mailer
    'florin.tryMail': TryMail
    'florin.sendInvitation': SendsInvitations
    'florin.sendPasswordReset': SendsPasswordResets
    'florin.vapidKeys': FindVapidKeys
    'florin.sendPush': SendPush
  }
}

const DEFAULT_PORT = 3333

/** The address people type, without a slash at its end; null where nobody said it. */
const address = env.get('FLORIN_URL', '').replace(/\/+$/, '') || null

/** Wires how people are told. */
export default class NotificationsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.#registerInbox()
    this.#registerChannels()
    this.#registerSending()
  }

  #registerInbox() {
    const { container } = this.app
    container.singleton('florin.notify', async () => {
      const parts = await this.#parts()
      const isToldElsewhere = alertsTellOf(parts.database, parts.clock)
      return new Notify({ ...parts, live: await container.make('florin.live'), isToldElsewhere })
    })
    container.singleton('florin.choosePreferences', async () => new ChoosePreferences(await this.#parts()))
    container.singleton('florin.listDeliveries', async () => {
      const { database } = await this.#parts()
      return new ListDeliveries(database, registry)
    })
    container.singleton('florin.notificationTemplates', async () => {
      const { database, clock } = await this.#parts()
      const gateway = await container.make('florin.gateway')
      return new Templates({ database, gateway, address, now: () => clock.now() })
    })
  }

  #registerChannels() {
    const { container } = this.app
    container.singleton(
      'florin.network',
      () => new SystemNetwork(env.get('PORT', DEFAULT_PORT), env.get('FLORIN_OWN_NETWORK', true)),
    )
    container.singleton(
      'florin.mailSettings',
      async (resolver) =>
        new MailSettings({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          keyring: await resolver.make('florin.keyring'),
          given: mailFromEnvironment,
        }),
    )
    container.singleton(
      'florin.mailer',
      async (resolver) =>
        new Mailer({
          network: await resolver.make('florin.network'),
          settings: await resolver.make('florin.mailSettings'),
        }),
    )
    container.singleton('florin.tryMail', async (resolver) => new TryMail(await resolver.make('florin.mailer')))
    container.singleton(
      'florin.vapidKeys',
      async (resolver) =>
        new FindVapidKeys(await resolver.make('florin.database'), await resolver.make('florin.keyring')),
    )
    container.singleton(
      'florin.sendPush',
      async (resolver) =>
        new SendPush({
          network: await resolver.make('florin.network'),
          subscriptions: await resolver.make(PushSubscriptions),
          keys: await resolver.make('florin.vapidKeys'),
          contact: () => this.#contact(),
        }),
    )
  }

  #registerSending() {
    const { container } = this.app
    container.singleton('florin.routeNotice', async () => new RouteNotice(await this.#parts()))
    container.singleton(
      'florin.deliverNotification',
      async () =>
        new DeliverNotification({
          ...(await this.#parts()),
          address,
          mailer: await container.make('florin.mailer'),
          sendPush: await container.make('florin.sendPush'),
          sendMessage: await container.make('florin.sendMessage'),
          notify: await container.make('florin.notify'),
        }),
    )
    container.singleton('florin.sendInvitation', async () => new SendInvitation(await this.#letters()))
    container.singleton('florin.sendPasswordReset', async () => new SendPasswordReset(await this.#letters()))
    container.singleton(
      'florin.sendDigest',
      async () => new SendDigest({ ...(await this.#parts()), address, mailer: await container.make('florin.mailer') }),
    )
  }

  async #letters() {
    const { container } = this.app
    const [mail, mailer] = [await container.make('florin.mailSettings'), await container.make('florin.mailer')]
    return new SendLetter({ address, mail, mailer })
  }

  async #parts() {
    const { container } = this.app
    return {
      registry,
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      worker: await container.make('florin.jobWorker'),
      mail: await container.make('florin.mailSettings'),
    }
  }

  /** Push services want somebody to write to: this Florin's page, or who runs it. */
  async #contact(): Promise<string> {
    if (address?.startsWith('https:')) return address
    const database = await this.app.container.make('florin.database')
    const admin = await database.systemRead((queries) =>
      queries.first<{ email: string }>('SELECT email FROM users WHERE is_instance_admin = 1 ORDER BY id LIMIT 1'),
    )
    return `mailto:${admin?.email ?? 'nobody@florin.invalid'}`
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { version } from '#config/app'
import { DeliverWebhook } from '#webhooks/services/deliver_webhook'
import { EditIncomingWebhooks } from '#webhooks/services/edit_incoming_webhooks'
import { EditWebhooks } from '#webhooks/services/edit_webhooks'
import { QueueWebhooks } from '#webhooks/services/queue_webhooks'
import { ReceiveCall } from '#webhooks/services/receive_call'
import { ResendWebhook } from '#webhooks/services/resend_webhook'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.editWebhooks': EditWebhooks
    'florin.queueWebhooks': QueueWebhooks
    'florin.deliverWebhook': DeliverWebhook
    'florin.resendWebhook': ResendWebhook
    'florin.editIncomingWebhooks': EditIncomingWebhooks
    'florin.receiveCall': ReceiveCall
  }
}

/** Wires webhooks out and in. */
export default class WebhooksProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton('florin.editWebhooks', async () => new EditWebhooks(await this.#parts()))
    container.singleton('florin.editIncomingWebhooks', async () => new EditIncomingWebhooks(await this.#parts()))
    container.singleton('florin.queueWebhooks', async () => new QueueWebhooks(await this.#parts()))
    container.singleton(
      'florin.deliverWebhook',
      async () =>
        new DeliverWebhook({
          ...(await this.#parts()),
          network: await container.make('florin.network'),
          userAgent: `Florin/${version} (webhook)`,
        }),
    )
    container.singleton(
      'florin.resendWebhook',
      async () =>
        new ResendWebhook({ ...(await this.#parts()), deliver: await container.make('florin.deliverWebhook') }),
    )
    container.singleton('florin.receiveCall', async () => {
      const announcements = await container.make('florin.announcements')
      return new ReceiveCall({ ...(await this.#parts()), wake: (householdId) => announcements.wake(householdId) })
    })
  }

  async #parts() {
    const { container } = this.app
    return {
      database: await container.make('florin.database'),
      gateway: await container.make('florin.gateway'),
      clock: await container.make('florin.clock'),
      keyring: await container.make('florin.keyring'),
      worker: await container.make('florin.jobWorker'),
      notify: await container.make('florin.notify'),
    }
  }
}

import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { ListWebhookDeliveries } from '../services/list_webhook_deliveries.js'
import { toWebhookDelivery } from '../transformers/webhook.js'
import { webhookDeliveryQueryValidator } from '../validators/webhooks.js'

export default class WebhookDeliveriesController {
  async index({ request, household }: HttpContext) {
    const { webhook_id: webhook, ...filter } = await request.validateUsing(webhookDeliveryQueryValidator)
    const listDeliveries = await app.container.make(ListWebhookDeliveries)
    const { data, next_cursor } = await listDeliveries.handle(household.id, { ...filter, webhook })
    return { data: data.map(toWebhookDelivery), next_cursor }
  }

  /** Sending again. */
  async update({ household, params, response }: HttpContext) {
    const resendWebhook = await app.container.make('florin.resendWebhook')
    await resendWebhook.handle(household.id, Number(params.id))
    response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { WebhookCalls } from '../services/webhook_calls.js'
import { callQueryValidator } from '../validators/incoming_webhooks.js'

@inject()
export default class WebhookCallsController {
  constructor(private readonly calls: WebhookCalls) {}

  async index({ request, household }: HttpContext) {
    const { incoming_webhook_id: webhook, ...filter } = await request.validateUsing(callQueryValidator)
    const { data, next_cursor } = await this.calls.list(household.id, { ...filter, webhook })
    return { data: data.map((call) => ({ ...call, code: call.code || null })), next_cursor }
  }

  /** Running again. */
  async update({ household, params, response }: HttpContext) {
    await this.calls.rerun(household.id, Number(params.id))
    const announcements = await app.container.make('florin.announcements')
    announcements.wake(household.id)
    response.noContent()
  }
}

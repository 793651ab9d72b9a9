import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PushSubscriptions } from '../services/push_subscriptions.js'
import { pushDraftValidator } from '../validators/push.js'

const DEVICE_CHARS_MAX = 300

@inject()
export default class PushSubscriptionsController {
  constructor(private readonly subscriptions: PushSubscriptions) {}

  async index({ caller }: HttpContext) {
    return { data: await this.subscriptions.list(caller.user.id) }
  }

  async store({ request, response, caller }: HttpContext) {
    const address = await request.validateUsing(pushDraftValidator)
    const device = (request.header('user-agent') ?? '').slice(0, DEVICE_CHARS_MAX)
    response.status(201)
    return this.subscriptions.add(caller.user.id, address, device)
  }

  async destroy({ params, response, caller }: HttpContext) {
    await this.subscriptions.remove(caller.user.id, Number(params.id))
    response.noContent()
  }
}

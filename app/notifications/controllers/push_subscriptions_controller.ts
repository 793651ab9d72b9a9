import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { Caller } from '#http/caller'
import { type PushSubscriptionRow, PushSubscriptions } from '../services/push_subscriptions.js'
import { pushDraftValidator } from '../validators/push.js'

const DEVICE_CHARS_MAX = 300

@inject()
export default class PushSubscriptionsController {
  constructor(private readonly subscriptions: PushSubscriptions) {}

  async index({ caller }: HttpContext) {
    const devices = await this.subscriptions.list(caller.user.id)
    return { data: devices.map((device) => shown(device, caller)) }
  }

  async store({ request, response, caller }: HttpContext) {
    const address = await request.validateUsing(pushDraftValidator)
    const device = (request.header('user-agent') ?? '').slice(0, DEVICE_CHARS_MAX)
    response.status(201)
    return shown(await this.subscriptions.add(caller.user.id, address, device, caller.sessionId), caller)
  }

  async update({ request, response, caller }: HttpContext) {
    const address = await request.validateUsing(pushDraftValidator)
    await this.subscriptions.renew(caller.user.id, caller.sessionId, address)
    response.noContent()
  }

  async destroy({ params, response, caller }: HttpContext) {
    await this.subscriptions.remove(caller.user.id, Number(params.id))
    response.noContent()
  }
}

function shown({ session_id, ...device }: PushSubscriptionRow, caller: Caller) {
  return { ...device, current: session_id !== null && session_id === caller.sessionId }
}

import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#core/exceptions'
import { PushSubscriptions } from '../services/push_subscriptions.js'

/** A message to one device, to see whether it shows. */
export default class PushTestsController {
  async store({ params, response, caller }: HttpContext) {
    const id = Number(params.id)
    const subscriptions = await app.container.make(PushSubscriptions)
    const own = await subscriptions.list(caller.user.id)
    if (!own.some((device) => device.id === id)) throw new NotFoundException('device')
    const sendPush = await app.container.make('florin.sendPush')
    const isGerman = caller.user.locale.startsWith('de')
    const title = isGerman ? 'Florin erreicht dieses Gerät' : 'Florin reaches this device'
    const body = isGerman ? 'So sehen Nachrichten hier aus.' : 'This is how messages look here.'
    await sendPush.handle(caller.user.id, { title, body, severity: 'info', link: '/inbox', tag: `test-${id}` }, id)
    response.noContent()
  }
}

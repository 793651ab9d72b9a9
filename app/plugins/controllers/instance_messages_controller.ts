import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { sendMessageValidator } from '../validators/kinds.js'

export default class InstanceMessagesController {
  async store({ request, household, params }: HttpContext) {
    const message = await request.validateUsing(sendMessageValidator)
    const sendMessage = await app.container.make('florin.sendMessage')
    return sendMessage.handle(household.id, Number(params.id), { url: null, ...message })
  }
}

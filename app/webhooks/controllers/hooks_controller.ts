import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { CAUSATION_HEADER } from '../domain/causation.js'

/** Where other programs call. What follows from a call happens later, so nobody has to wait for it. */
export default class HooksController {
  async store({ request, response, params }: HttpContext) {
    const receiveCall = await app.container.make('florin.receiveCall')
    const taken = await receiveCall.handle({
      token: String(params.token),
      body: request.raw() ?? '',
      contentType: request.header('content-type') ?? '',
      id: request.header('webhook-id') ?? request.header('idempotency-key'),
      timestamp: request.header('webhook-timestamp'),
      signature: request.header('webhook-signature'),
      causation: request.header(CAUSATION_HEADER),
      ip: request.ip(),
    })
    response.status(202)
    return taken
  }
}

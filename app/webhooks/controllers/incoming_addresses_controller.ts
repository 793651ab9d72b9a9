import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { respond } from '#changes/respond'
import { toMadeIncoming } from '../transformers/incoming.js'

/** Another address for an incoming webhook. */
export default class IncomingAddressesController {
  async store(ctx: HttpContext) {
    const editIncoming = await app.container.make('florin.editIncomingWebhooks')
    const made = respond(ctx, await editIncoming.renew(ctx.household.id, Number(ctx.params.id), ctx.actor))
    ctx.response.status(201)
    return toMadeIncoming(made)
  }
}

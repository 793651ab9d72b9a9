import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { respond } from '#changes/respond'
import { listIncoming } from '../services/incoming_rows.js'
import { toIncoming, toMadeIncoming } from '../transformers/incoming.js'
import { incomingDraftValidator, incomingPatchValidator } from '../validators/incoming_webhooks.js'

export default class IncomingWebhooksController {
  async index({ household }: HttpContext) {
    const database = await app.container.make('florin.database')
    return { data: (await database.read(household.id, listIncoming)).map(toIncoming) }
  }

  async store(ctx: HttpContext) {
    const draft = await ctx.request.validateUsing(incomingDraftValidator)
    const editIncoming = await app.container.make('florin.editIncomingWebhooks')
    const made = respond(ctx, await editIncoming.create(ctx.household.id, draft, ctx.actor))
    ctx.response.status(201)
    return toMadeIncoming(made)
  }

  async update(ctx: HttpContext) {
    const patch = await ctx.request.validateUsing(incomingPatchValidator)
    const editIncoming = await app.container.make('florin.editIncomingWebhooks')
    return toIncoming(
      respond(ctx, await editIncoming.update(ctx.household.id, Number(ctx.params.id), patch, ctx.actor)),
    )
  }

  async destroy(ctx: HttpContext) {
    const editIncoming = await app.container.make('florin.editIncomingWebhooks')
    respond(ctx, await editIncoming.delete(ctx.household.id, Number(ctx.params.id), ctx.actor))
    ctx.response.noContent()
  }
}

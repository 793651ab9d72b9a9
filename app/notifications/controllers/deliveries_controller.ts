import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { ResendDelivery } from '../services/resend_delivery.js'
import { toDelivery } from '../transformers/delivery.js'
import { viewerOf } from '../transformers/viewer.js'
import { deliveryQueryValidator } from '../validators/deliveries.js'

export default class DeliveriesController {
  async index(ctx: HttpContext) {
    const filter = await ctx.request.validateUsing(deliveryQueryValidator)
    const listDeliveries = await app.container.make('florin.listDeliveries')
    const { data, next_cursor } = await listDeliveries.handle(ctx.household.id, viewerOf(ctx), filter)
    return { data: data.map(toDelivery), next_cursor }
  }

  /** Sending again. */
  async update(ctx: HttpContext) {
    const resendDelivery = await app.container.make(ResendDelivery)
    await resendDelivery.handle(ctx.household.id, viewerOf(ctx), Number(ctx.params.id))
    ctx.response.noContent()
  }
}

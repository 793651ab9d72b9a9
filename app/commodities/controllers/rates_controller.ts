import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { listRates, readRate } from '../services/list_rates.js'
import { SetRate } from '../services/set_rate.js'
import { setRateValidator } from '../validators/commodity.js'

export default class RatesController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listRates) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(setRateValidator)
    const id = respond(ctx, await new SetRate(gateway).handle(household.id, input, actor))
    response.status(201)
    return gateway.database.read(household.id, (queries) => readRate(queries, id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new SetRate(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { respond } from '#changes/respond'

export default class FetchedRatesController {
  async store(ctx: HttpContext) {
    const { params, household, actor } = ctx
    const fetchRates = await app.container.make('florin.fetchRates')
    return { added: respond(ctx, await fetchRates.handle(household.id, Number(params.id), actor)) }
  }
}

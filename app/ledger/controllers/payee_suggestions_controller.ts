import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { RejectPayeePair, suggestPayees } from '../services/suggest_payees.js'
import { payeePairValidator } from '../validators/payee.js'

export default class PayeeSuggestionsController {
  async index({ household }: HttpContext) {
    return gateway.database.read(household.id, suggestPayees)
  }

  async reject(ctx: HttpContext) {
    const { request, household, actor, response } = ctx
    const pair = await request.validateUsing(payeePairValidator)
    respond(ctx, await new RejectPayeePair(gateway).handle(household.id, pair, actor))
    response.noContent()
  }
}

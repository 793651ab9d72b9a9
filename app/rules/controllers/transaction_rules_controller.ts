import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { ExplainTransaction } from '../services/explain_transaction.js'

export default class TransactionRulesController {
  async index({ household, params }: HttpContext) {
    return { data: await new ExplainTransaction(gateway).handle(household.id, Number(params.id)) }
  }
}

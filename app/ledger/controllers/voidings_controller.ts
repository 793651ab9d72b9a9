import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditTransaction } from '../services/edit_transaction.js'
import { readTransaction } from '../services/read_transactions.js'

/** Voiding keeps a transaction for the record and counts it nowhere. */
export default class VoidingsController {
  async store(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    const id = Number(params.id)
    respond(ctx, await new EditTransaction(gateway).handle(household.id, id, { status: 'void' }, actor))
    response.status(201)
    return gateway.database.read(household.id, (queries) => readTransaction(queries, id))
  }
}

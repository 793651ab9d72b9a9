import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { DeleteTransactions } from '../services/delete_transactions.js'
import { EditTransactions } from '../services/edit_transactions.js'
import { deleteTransactionsValidator, editTransactionsValidator } from '../validators/transaction.js'

/** One change on many transactions. */
export default class TransactionBatchesController {
  async update(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { ids, set } = await request.validateUsing(editTransactionsValidator)
    const changed = await new EditTransactions(gateway).handle(household.id, ids, set, actor)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }

  async destroy(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { ids } = await request.validateUsing(deleteTransactionsValidator)
    const changed = await new DeleteTransactions(gateway).handle(household.id, ids, actor)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { writtenPage } from '#http/written_json'
import { DeleteTransactions } from '../services/delete_transactions.js'
import { EditTransaction } from '../services/edit_transaction.js'
import { listTransactionsBy } from '../services/list_transactions.js'
import { PresentedTransactions } from '../services/presented_transactions.js'
import { PostTransaction } from '../services/post_transaction.js'
import { readTransaction } from '../services/read_transactions.js'
import {
  editTransactionValidator,
  listTransactionsValidator,
  postTransactionValidator,
} from '../validators/transaction.js'

const presented = new PresentedTransactions()
const readPresented: PresentedTransactions['read'] = (...asked) => presented.read(...asked)

export default class TransactionsController {
  async index({ request, household }: HttpContext) {
    const query = await request.validateUsing(listTransactionsValidator, { data: request.qs() })
    return writtenPage(
      await gateway.database.read(household.id, (queries) => listTransactionsBy(readPresented, queries, query)),
    )
  }

  async show({ params, household }: HttpContext) {
    return show(household.id, Number(params.id))
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(postTransactionValidator)
    const id = respond(ctx, await new PostTransaction(gateway).handle(household.id, input, actor))
    response.status(201)
    return show(household.id, id)
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(editTransactionValidator)
    respond(ctx, await new EditTransaction(gateway).handle(household.id, Number(params.id), edit, actor))
    return show(household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new DeleteTransactions(gateway).handle(household.id, [Number(params.id)], actor))
    response.noContent()
  }
}

async function show(householdId: number, id: number) {
  const transaction = await gateway.database.read(householdId, (queries) => readTransaction(queries, id))
  if (!transaction) throw new NotFoundException('transaction')
  return transaction
}

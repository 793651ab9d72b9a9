import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { NotFoundException } from '#core/exceptions'
import { transactionHistory } from '../services/transaction_history.js'

export default class TransactionHistoryController {
  async show({ params, household }: HttpContext) {
    const id = Number(params.id)
    return gateway.database.read(household.id, async (queries) => {
      if (!(await queries.first('SELECT id FROM transactions WHERE id = ?', [id])))
        throw new NotFoundException('transaction')
      return { data: await transactionHistory(queries, id) }
    })
  }
}

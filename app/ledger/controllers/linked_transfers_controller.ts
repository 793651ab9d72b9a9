import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { listLinkedTransfers } from '../services/list_linked_transfers.js'
import { SeparateTransfer } from '../services/separate_transfer.js'
import { listLinkedValidator } from '../validators/transfer.js'

const LISTED = 50

export default class LinkedTransfersController {
  async index({ request, household }: HttpContext) {
    const { limit = LISTED } = await request.validateUsing(listLinkedValidator, { data: request.qs() })
    return gateway.database.read(household.id, (queries) => listLinkedTransfers(queries, limit))
  }

  async separate(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new SeparateTransfer(gateway).handle(household.id, Number(params.id), actor))
    response.noContent()
  }
}

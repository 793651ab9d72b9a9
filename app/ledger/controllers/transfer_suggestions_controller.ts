import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { addDays } from '#core/plain_date'
import { LinkTransfers } from '../services/link_transfers.js'
import { RejectTransfers } from '../services/reject_transfers.js'
import { SuggestTransfers } from '../services/suggest_transfers.js'
import { listSuggestionsValidator, pairsValidator } from '../validators/transfer.js'

const LOOKED_AT_DAYS = 731

const suggestTransfers = new SuggestTransfers()

export default class TransferSuggestionsController {
  async index({ request, household }: HttpContext) {
    const query = await request.validateUsing(listSuggestionsValidator, { data: request.qs() })
    const to = query.to ?? addDays(gateway.clock.now().slice(0, 10), 1)
    const period = { from: query.from ?? addDays(to, -LOOKED_AT_DAYS), to }
    return gateway.database.read(household.id, (queries) => suggestTransfers.handle(queries, period))
  }

  async link(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { pairs } = await request.validateUsing(pairsValidator)
    const changed = await new LinkTransfers(gateway).handle(household.id, pairs, actor)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }

  async reject(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { pairs } = await request.validateUsing(pairsValidator)
    const changed = await new RejectTransfers(gateway).handle(household.id, pairs, actor)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

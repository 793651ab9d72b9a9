import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { decodeCursor, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import { listInsights } from '../services/list_insights.js'
import { insightQueryValidator } from '../validators/insight.js'

export default class InsightsController {
  async index({ request, household }: HttpContext) {
    const { state = 'open', limit = PAGE_LIMIT_DEFAULT, cursor } = await request.validateUsing(insightQueryValidator)
    const [before] = decodeCursor(cursor, 1) ?? []
    const filter = { state, before: before === undefined ? undefined : Number(before), limit: limit + 1 }
    return gateway.database.read(household.id, async (queries) =>
      pageOf(await listInsights(queries, filter), limit, ({ id }) => [id]),
    )
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { DecideCategories } from '../services/decide_categories.js'
import { decideValidator, listReviewValidator } from '../validators/review.js'

export default class ReviewsController {
  async index({ request, household }: HttpContext) {
    const page = await request.validateUsing(listReviewValidator, { data: request.qs() })
    return (await app.container.make('florin.listReview')).handle(household.id, page)
  }

  async decide(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { decisions } = await request.validateUsing(decideValidator)
    const changed = await new DecideCategories(gateway).handle(household.id, decisions, actor)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditCategory } from '../services/edit_category.js'
import { mergeValidator } from '../validators/account.js'

export default class CategoryMergingsController {
  async store(ctx: HttpContext) {
    const { request, params, household, actor, response } = ctx
    const { into } = await request.validateUsing(mergeValidator)
    const parts = await app.container.make('florin.categoryParts')
    respond(ctx, await new EditCategory(gateway, parts).merge(household.id, Number(params.id), into, actor))
    response.noContent()
  }
}

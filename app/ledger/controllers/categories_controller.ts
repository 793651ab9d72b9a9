import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditCategory } from '../services/edit_category.js'
import { listCategories } from '../services/list_categories.js'
import { createCategoryValidator, editCategoryValidator } from '../validators/account.js'

export default class CategoriesController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listCategories) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createCategoryValidator)
    const id = respond(ctx, await new EditCategory(gateway).create(household.id, input, actor))
    response.status(201)
    return show(household.id, id)
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(editCategoryValidator)
    respond(ctx, await new EditCategory(gateway).handle(household.id, Number(params.id), edit, actor))
    return show(household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    const parts = await app.container.make('florin.categoryParts')
    respond(ctx, await new EditCategory(gateway, parts).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

async function show(householdId: number, id: number) {
  const categories = await gateway.database.read(householdId, listCategories)
  return categories.find((category) => category.id === id)
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditTag, listTags, readTag } from '../services/edit_tag.js'
import { createTagValidator, editTagValidator } from '../validators/account.js'

export default class TagsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listTags) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createTagValidator)
    const id = respond(ctx, await new EditTag(gateway).create(household.id, input, actor))
    response.status(201)
    return gateway.database.read(household.id, (queries) => readTag(queries, id))
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(editTagValidator)
    respond(ctx, await new EditTag(gateway).handle(household.id, Number(params.id), edit, actor))
    return gateway.database.read(household.id, (queries) => readTag(queries, Number(params.id)))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new EditTag(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

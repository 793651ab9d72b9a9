import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditPayee } from '../services/edit_payee.js'
import { mergeValidator } from '../validators/account.js'

export default class PayeeMergingsController {
  async store(ctx: HttpContext) {
    const { request, params, household, actor, response } = ctx
    const { into } = await request.validateUsing(mergeValidator)
    respond(ctx, await new EditPayee(gateway).merge(household.id, Number(params.id), into, actor))
    response.noContent()
  }
}

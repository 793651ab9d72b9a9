import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditPayee, listPayees, readPayee } from '../services/edit_payee.js'
import { listPayeesValidator, renamePayeeValidator } from '../validators/account.js'

export default class PayeesController {
  async index({ request, household }: HttpContext) {
    const { query } = await request.validateUsing(listPayeesValidator)
    return { data: await gateway.database.read(household.id, (queries) => listPayees(queries, query)) }
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const { name } = await request.validateUsing(renamePayeeValidator)
    respond(ctx, await new EditPayee(gateway).handle(household.id, Number(params.id), name, actor))
    return gateway.database.read(household.id, (queries) => readPayee(queries, Number(params.id)))
  }
}

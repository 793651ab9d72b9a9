import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { readPayee } from '../services/edit_payee.js'
import { listPayeeNames } from '../services/list_payee_names.js'
import { SplitPayee } from '../services/split_payee.js'
import { splitPayeeValidator } from '../validators/payee.js'

export default class PayeeNamesController {
  async index({ params, household }: HttpContext) {
    const id = Number(params.id)
    return gateway.database.read(household.id, async (queries) => {
      if (!(await readPayee(queries, id))) throw new NotFoundException('payee')
      return { data: await listPayeeNames(queries, id) }
    })
  }

  async split(ctx: HttpContext) {
    const { request, params, household, actor, response } = ctx
    const input = await request.validateUsing(splitPayeeValidator)
    const id = respond(ctx, await new SplitPayee(gateway).handle(household.id, Number(params.id), input, actor))
    response.status(201)
    return gateway.database.read(household.id, (queries) => readPayee(queries, id))
  }
}

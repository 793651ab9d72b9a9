import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditTolerance, readTolerance } from '../services/edit_tolerance.js'
import { listStatements } from '../services/list_statements.js'
import { toleranceInputValidator } from '../validators/tolerance.js'

/** What imports know about one account. */
export default class AccountImportsController {
  async statements({ params, household }: HttpContext) {
    return gateway.database.read(household.id, (queries) => listStatements(queries, Number(params.id)))
  }

  async tolerance({ params, household }: HttpContext) {
    return gateway.database.read(household.id, (queries) => readTolerance(queries, Number(params.id)))
  }

  async changeTolerance(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const input = await request.validateUsing(toleranceInputValidator)
    const id = Number(params.id)
    respond(ctx, await new EditTolerance(gateway).handle(household.id, id, input, actor))
    return gateway.database.read(household.id, (queries) => readTolerance(queries, id))
  }
}

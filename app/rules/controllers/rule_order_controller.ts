import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditRules } from '../services/edit_rules.js'
import { listRules } from '../services/list_rules.js'
import { orderRulesValidator } from '../validators/rule.js'

export default class RuleOrderController {
  async update(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { ids } = await request.validateUsing(orderRulesValidator)
    respond(ctx, await new EditRules(gateway).order(household.id, ids, actor))
    return { data: await gateway.database.read(household.id, listRules) }
  }
}

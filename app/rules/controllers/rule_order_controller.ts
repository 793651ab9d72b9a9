import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditRules, orderBySpecificity } from '../services/edit_rules.js'
import { listRules } from '../services/list_rules.js'
import { orderRulesValidator } from '../validators/rule.js'
import { orderBySpecificityValidator } from '../validators/rule_history.js'

export default class RuleOrderController {
  async update(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { ids } = await request.validateUsing(orderRulesValidator)
    respond(ctx, await new EditRules(gateway).order(household.id, ids, actor))
    return { data: await gateway.database.read(household.id, listRules) }
  }

  /** The order that the rules' own conditions suggest. */
  async bySpecificity(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { stage } = await request.validateUsing(orderBySpecificityValidator)
    const ids = await gateway.database.read(household.id, (queries) => orderBySpecificity(queries, stage))
    if (ids.length > 0) respond(ctx, await new EditRules(gateway).order(household.id, ids, actor))
    return { data: await gateway.database.read(household.id, listRules) }
  }
}

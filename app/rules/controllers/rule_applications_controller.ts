import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { ApplyRule } from '../services/apply_rule.js'
import { applyRuleValidator } from '../validators/rule.js'

export default class RuleApplicationsController {
  async store(ctx: HttpContext) {
    const { request, household, params } = ctx
    const { transaction_ids: selection } = await request.validateUsing(applyRuleValidator)
    const changed = await new ApplyRule(gateway).handle(household.id, Number(params.id), selection)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

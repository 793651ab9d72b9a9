import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { ApplyRule } from '../services/apply_rule.js'
import { PreviewRule } from '../services/preview_rule.js'
import { applyRuleValidator } from '../validators/rule.js'

/** All rules together, over what is already there. */
export default class RuleRunsController {
  async preview({ response, household }: HttpContext) {
    const abandoned = new AbortController()
    response.response.once('close', () => abandoned.abort())
    return new PreviewRule(gateway).ofAll(household.id, abandoned.signal)
  }

  async store(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { transaction_ids: selection } = await request.validateUsing(applyRuleValidator)
    const changed = await new ApplyRule(gateway).all(household.id, actor, selection)
    return { changed: respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

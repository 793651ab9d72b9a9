import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { PreviewRule } from '../services/preview_rule.js'
import { previewRuleValidator } from '../validators/rule.js'

export default class RulePreviewsController {
  /** While a person types, each preview makes the one before it useless; the browser hangs up on it. */
  async store({ request, response, household }: HttpContext) {
    const draft = await request.validateUsing(previewRuleValidator)
    const abandoned = new AbortController()
    response.response.once('close', () => abandoned.abort())
    return new PreviewRule(gateway).handle(household.id, draft, abandoned.signal)
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { PreviewRule } from '../services/preview_rule.js'
import { previewRuleValidator } from '../validators/rule.js'

export default class RulePreviewsController {
  async store({ request, household }: HttpContext) {
    const draft = await request.validateUsing(previewRuleValidator)
    return new PreviewRule(gateway.database).handle(household.id, draft)
  }
}

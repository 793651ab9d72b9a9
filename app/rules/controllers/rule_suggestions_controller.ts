import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { DismissSuggestion } from '../services/dismiss_suggestion.js'
import { suggestRules } from '../services/suggest_rules.js'
import { dismissSuggestionValidator } from '../validators/rule_history.js'

export default class RuleSuggestionsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, suggestRules) }
  }

  async dismiss({ request, response, household }: HttpContext) {
    const { key } = await request.validateUsing(dismissSuggestionValidator)
    await new DismissSuggestion(gateway.database).handle(household.id, key)
    response.noContent()
  }
}

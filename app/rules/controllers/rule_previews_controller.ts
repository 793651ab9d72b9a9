import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { PreviewRule } from '../services/preview_rule.js'
import { previewRuleValidator } from '../validators/rule.js'

export default class RulePreviewsController {
  /** While a person types, each preview makes the one before it useless; the browser hangs up on it. */
  async store({ request, response, household }: HttpContext) {
    const { ask_plugins: asksPlugins, ...draft } = await request.validateUsing(previewRuleValidator)
    const abandoned = new AbortController()
    response.response.once('close', () => abandoned.abort())
    const desk = await app.container.make('florin.pluginDesk')
    return new PreviewRule(gateway, desk).handle(household.id, draft, { abandoned: abandoned.signal, asksPlugins })
  }
}

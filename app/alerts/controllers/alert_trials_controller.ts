import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { alertView } from '../services/load_alerts.js'
import { tryAlert } from '../services/try_alert.js'
import { tryAlertValidator } from '../validators/alert.js'

export default class AlertTrialsController {
  async store({ request, household }: HttpContext) {
    const { kind, settings = {}, condition = null, unless = null } = await request.validateUsing(tryAlertValidator)
    const view = alertView(household, gateway.clock)
    const draft = { kind, settings, condition, unless } as Parameters<typeof tryAlert>[1]
    return gateway.database.read(household.id, (queries) => tryAlert(queries, draft, view))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ListAuditEvents } from '../services/list_audit_events.js'
import { toAuditEvents } from '../transformers/audit_event.js'
import { auditEventQueryValidator } from '../validators/audit_events.js'

/** One list for two audiences: what happened in the household, and what happened outside of any. */
@inject()
export default class AuditEventsController {
  constructor(private readonly listAuditEvents: ListAuditEvents) {}

  async ofHousehold({ request, household }: HttpContext) {
    const page = await request.validateUsing(auditEventQueryValidator)
    return toAuditEvents(await this.listAuditEvents.handle(household.id, page))
  }

  async ofInstance({ request }: HttpContext) {
    const page = await request.validateUsing(auditEventQueryValidator)
    return toAuditEvents(await this.listAuditEvents.handle(null, page))
  }
}

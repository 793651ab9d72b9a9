import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { readIncident } from '../services/list_incidents.js'
import { SettleIncidents } from '../services/settle_incidents.js'
import { snoozeValidator } from '../validators/incident.js'

@inject()
export default class SnoozesController {
  constructor(private readonly settle: SettleIncidents) {}

  async store({ params, request, household, actor }: HttpContext) {
    const [id, { minutes }] = [Number(params.id), await request.validateUsing(snoozeValidator)]
    await this.settle.snooze(household.id, id, minutes, actor.label)
    return gateway.database.read(household.id, (queries) => readIncident(queries, id))
  }
}

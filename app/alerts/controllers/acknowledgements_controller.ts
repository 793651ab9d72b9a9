import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { readIncident } from '../services/list_incidents.js'
import { SettleIncidents } from '../services/settle_incidents.js'

@inject()
export default class AcknowledgementsController {
  constructor(private readonly settle: SettleIncidents) {}

  async store({ params, household, actor }: HttpContext) {
    const id = Number(params.id)
    await this.settle.acknowledge(household.id, id, actor.label)
    return gateway.database.read(household.id, (queries) => readIncident(queries, id))
  }
}

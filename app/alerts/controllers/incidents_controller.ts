import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { decodeCursor, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import { countUnseen, listIncidents, readIncident } from '../services/list_incidents.js'
import { incidentQueryValidator } from '../validators/incident.js'

export default class IncidentsController {
  async index({ request, household }: HttpContext) {
    const asked = await request.validateUsing(incidentQueryValidator)
    const limit = asked.limit ?? PAGE_LIMIT_DEFAULT
    const [before] = decodeCursor(asked.cursor, 1) ?? []
    const filter = {
      state: asked.state,
      alert: asked.alert_id,
      before: before === undefined ? undefined : Number(before),
    }
    return gateway.database.read(household.id, async (queries) => ({
      ...pageOf(await listIncidents(queries, { ...filter, limit: limit + 1 }), limit, ({ id }) => [id]),
      unseen_count: await countUnseen(queries),
    }))
  }

  show({ params, household }: HttpContext) {
    return gateway.database.read(household.id, (queries) => readIncident(queries, Number(params.id)))
  }
}

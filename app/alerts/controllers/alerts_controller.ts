import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { EditAlerts } from '../services/edit_alerts.js'
import { listAlerts } from '../services/list_alerts.js'
import { createAlertValidator, editAlertValidator } from '../validators/alert.js'

export default class AlertsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, (queries) => listAlerts(queries)) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createAlertValidator)
    const id = respond(ctx, await new EditAlerts(gateway).create(household.id, input, actor))
    response.status(201)
    return find(household.id, id)
  }

  show({ params, household }: HttpContext) {
    return find(household.id, Number(params.id))
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const edit = await request.validateUsing(editAlertValidator)
    respond(ctx, await new EditAlerts(gateway).handle(household.id, Number(params.id), edit, actor))
    return find(household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    respond(ctx, await new EditAlerts(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

async function find(householdId: number, id: number) {
  const [alert] = await gateway.database.read(householdId, (queries) => listAlerts(queries, id))
  if (!alert) throw new NotFoundException('alert')
  return alert
}

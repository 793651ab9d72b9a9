import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditAutomations } from '../services/edit_automations.js'
import { listAutomations } from '../services/present_automations.js'
import { showAutomation } from '../services/show_automation.js'
import { createAutomationValidator, editAutomationValidator } from '../validators/automation.js'

export default class AutomationsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listAutomations) }
  }

  show({ household, params }: HttpContext) {
    return showAutomation(gateway.database, household.id, Number(params.id))
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createAutomationValidator)
    const id = respond(ctx, await new EditAutomations(gateway).create(household.id, input, actor))
    response.status(201)
    return showAutomation(gateway.database, household.id, id)
  }

  async update(ctx: HttpContext) {
    const { request, household, params, actor } = ctx
    const edit = await request.validateUsing(editAutomationValidator)
    respond(ctx, await new EditAutomations(gateway).handle(household.id, Number(params.id), edit, actor))
    return showAutomation(gateway.database, household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { response, household, params, actor } = ctx
    respond(ctx, await new EditAutomations(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

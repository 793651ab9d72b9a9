import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditBudget } from '../services/edit_budget.js'
import { readTemplatesOf } from '../services/read_templates.js'
import { viewOf } from '../services/view_of.js'
import { setTemplatesValidator } from '../validators/template.js'

export default class BudgetTemplatesController {
  async show({ params, household }: HttpContext) {
    const read = gateway.database.read(household.id, (queries) => readTemplatesOf(queries, Number(params.id)))
    return { data: await read }
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const { templates } = await request.validateUsing(setTemplatesValidator)
    const budget = new EditBudget(gateway, viewOf(household, gateway.clock))
    respond(ctx, await budget.setTemplates(household.id, Number(params.id), templates, actor))
    return { data: templates }
  }
}

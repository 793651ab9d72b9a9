import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditBudget } from '../services/edit_budget.js'
import { planFilling } from '../services/plan_filling.js'
import { viewOf } from '../services/view_of.js'
import { fillValidator } from '../validators/template.js'

export default class BudgetFillingsController {
  async show({ request, household }: HttpContext) {
    const filling = await request.validateUsing(fillValidator)
    const view = viewOf(household, gateway.clock)
    const plan = await gateway.database.read(household.id, (queries) => planFilling(queries, view, filling))
    return plan.shown
  }

  async store(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const filling = await request.validateUsing(fillValidator)
    const budget = new EditBudget(gateway, viewOf(household, gateway.clock))
    return respond(ctx, await budget.fill(household.id, filling, actor))
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditBudget } from '../services/edit_budget.js'
import { readBudgetHistory } from '../services/read_budget_history.js'
import { viewOf } from '../services/view_of.js'
import { planCategoryValidator } from '../validators/budget.js'

export default class BudgetCategoriesController {
  show({ params, household }: HttpContext) {
    const view = viewOf(household, gateway.clock)
    return gateway.database.read(household.id, (queries) => readBudgetHistory(queries, view, Number(params.id)))
  }

  async update(ctx: HttpContext) {
    const { request, response, params, household, actor } = ctx
    const plan = await request.validateUsing(planCategoryValidator)
    const budget = new EditBudget(gateway, viewOf(household, gateway.clock))
    respond(ctx, await budget.planCategory(household.id, Number(params.id), plan, actor))
    response.noContent()
  }
}

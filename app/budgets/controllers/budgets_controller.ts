import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { EditBudget } from '../services/edit_budget.js'
import { readBudget } from '../services/read_budget.js'
import { readBudgetPeriod, settingsJson } from '../services/read_budget_period.js'
import { viewOf } from '../services/view_of.js'
import { readBudgetValidator, setBudgetValidator } from '../validators/budget.js'

export default class BudgetsController {
  async show({ request, household }: HttpContext) {
    const { period } = await request.validateUsing(readBudgetValidator)
    const view = viewOf(household, gateway.clock)
    return gateway.database.read(household.id, (queries) => readBudgetPeriod(queries, view, period))
  }

  async update(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const edit = await request.validateUsing(setBudgetValidator)
    const view = viewOf(household, gateway.clock)
    respond(ctx, await new EditBudget(gateway, view).set(household.id, edit, actor))
    return settingsJson(await gateway.database.read(household.id, (queries) => readBudget(queries, view)))
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { viewOf } from '#budgets/services/view_of'
import { optimizeBudget } from '../services/optimize_budget.js'
import { optimizeValidator } from '../validators/optimization.js'

export default class BudgetOptimizationsController {
  async store({ request, household }: HttpContext) {
    const wanted = await request.validateUsing(optimizeValidator)
    const view = viewOf(household, gateway.clock)
    return gateway.database.read(household.id, (queries) => optimizeBudget(queries, view, wanted))
  }
}

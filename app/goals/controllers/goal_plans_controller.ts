import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { viewOf } from '#budgets/services/view_of'
import { readGoalPlan } from '../services/read_goal_plan.js'
import { planQueryValidator } from '../validators/goal.js'

export default class GoalPlansController {
  async show({ request, params, household }: HttpContext) {
    const what = await request.validateUsing(planQueryValidator)
    const view = viewOf(household, gateway.clock)
    return gateway.database.read(household.id, (queries) => readGoalPlan(queries, view, Number(params.id), what))
  }
}

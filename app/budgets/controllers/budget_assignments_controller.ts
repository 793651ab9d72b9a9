import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import type { BudgetView } from '../domain/budget.js'
import { EditBudget } from '../services/edit_budget.js'
import { readBudgetPeriod } from '../services/read_budget_period.js'
import { viewOf } from '../services/view_of.js'
import { assignValidator, holdValidator, moveValidator } from '../validators/budget.js'

export default class BudgetAssignmentsController {
  async update(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { period, assignments } = await request.validateUsing(assignValidator)
    const view = viewOf(household, gateway.clock)
    respond(ctx, await new EditBudget(gateway, view).assign(household.id, period, assignments, actor))
    return show(household.id, view, period)
  }

  async store(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const move = await request.validateUsing(moveValidator)
    const view = viewOf(household, gateway.clock)
    respond(ctx, await new EditBudget(gateway, view).move(household.id, move, actor))
    return show(household.id, view, move.period)
  }

  async hold(ctx: HttpContext) {
    const { request, household, actor } = ctx
    const { period, amount } = await request.validateUsing(holdValidator)
    const view = viewOf(household, gateway.clock)
    respond(ctx, await new EditBudget(gateway, view).hold(household.id, period, amount, actor))
    return show(household.id, view, period)
  }
}

function show(householdId: number, view: BudgetView, period: string) {
  return gateway.database.read(householdId, (queries) => readBudgetPeriod(queries, view, period))
}

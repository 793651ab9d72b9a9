import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { viewOf } from '#budgets/services/view_of'
import { NotFoundException } from '#core/exceptions'
import { EditGoal } from '../services/edit_goal.js'
import { listGoals, readGoal } from '../services/read_goals.js'
import { createGoalValidator, editGoalValidator } from '../validators/goal.js'

export default class GoalsController {
  async index({ household }: HttpContext) {
    const view = viewOf(household, gateway.clock)
    return { data: await gateway.database.read(household.id, (queries) => listGoals(queries, view)) }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createGoalValidator)
    const edit = new EditGoal(gateway, viewOf(household, gateway.clock))
    const id = respond(ctx, await edit.create(household.id, input, actor))
    response.status(201)
    return find(household, id)
  }

  show({ params, household }: HttpContext) {
    return find(household, Number(params.id))
  }

  async update(ctx: HttpContext) {
    const { request, params, household, actor } = ctx
    const changes = await request.validateUsing(editGoalValidator)
    const edit = new EditGoal(gateway, viewOf(household, gateway.clock))
    respond(ctx, await edit.handle(household.id, Number(params.id), changes, actor))
    return find(household, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { params, household, actor, response } = ctx
    const edit = new EditGoal(gateway, viewOf(household, gateway.clock))
    respond(ctx, await edit.delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

async function find(household: HttpContext['household'], id: number) {
  const view = viewOf(household, gateway.clock)
  const goal = await gateway.database.read(household.id, (queries) => readGoal(queries, view, id))
  if (!goal) throw new NotFoundException('goal')
  return goal
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { EditRules } from '../services/edit_rules.js'
import { listRules, readRule } from '../services/list_rules.js'
import { createRuleValidator, editRuleValidator } from '../validators/rule.js'

export default class RulesController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listRules) }
  }

  async show({ household, params }: HttpContext) {
    return show(household.id, Number(params.id))
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const input = await request.validateUsing(createRuleValidator)
    const id = respond(ctx, await new EditRules(gateway).create(household.id, input, actor))
    response.status(201)
    return show(household.id, id)
  }

  async update(ctx: HttpContext) {
    const { request, household, params, actor } = ctx
    const edit = await request.validateUsing(editRuleValidator)
    respond(ctx, await new EditRules(gateway).handle(household.id, Number(params.id), edit, actor))
    return show(household.id, Number(params.id))
  }

  async destroy(ctx: HttpContext) {
    const { response, household, params, actor } = ctx
    respond(ctx, await new EditRules(gateway).delete(household.id, Number(params.id), actor))
    response.noContent()
  }
}

async function show(householdId: number, id: number) {
  const rule = await gateway.database.read(householdId, (queries) => readRule(queries, id))
  if (!rule) throw new NotFoundException('rule')
  return rule
}

import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import { NotFoundException } from '#core/exceptions'
import { EditRules } from '../services/edit_rules.js'
import { readRule } from '../services/list_rules.js'
import { listVersions } from '../services/rule_versions.js'
import { restoreRuleValidator } from '../validators/rule_history.js'

export default class RuleVersionsController {
  async index({ household, params }: HttpContext) {
    const id = Number(params.id)
    return gateway.database.read(household.id, async (queries) => {
      if (!(await readRule(queries, id))) throw new NotFoundException('rule')
      return { data: await listVersions(queries, id) }
    })
  }

  async store(ctx: HttpContext) {
    const { request, household, params, actor } = ctx
    const { version } = await request.validateUsing(restoreRuleValidator)
    const id = Number(params.id)
    respond(ctx, await new EditRules(gateway).restore(household.id, id, version, actor))
    return gateway.database.read(household.id, (queries) => readRule(queries, id))
  }
}

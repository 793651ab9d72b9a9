import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import type { BlueprintRule, RuleBlueprint } from '../domain/rule_blueprint.js'
import { exportRules } from '../services/export_rules.js'
import { ImportRules, type RulesImport } from '../services/import_rules.js'
import { exportRulesQuery, type ImportRulesInput, importRulesValidator } from '../validators/rule_blueprint.js'

export default class RuleBlueprintsController {
  async show({ request, household }: HttpContext) {
    const { ids } = await request.validateUsing(exportRulesQuery)
    return gateway.database.read(household.id, (queries) => exportRules(queries, ids?.split(',').map(Number)))
  }

  async preview({ request, household }: HttpContext) {
    const wanted = wantedOf(await request.validateUsing(importRulesValidator))
    const { references, rules } = await new ImportRules(gateway).preview(household.id, wanted)
    return {
      references,
      rules: rules.map(({ rule, known, ...planned }) => ({
        ...planned,
        rule: shown(rule),
        known: known && { id: known.id, rule: shown(known.rule) },
      })),
    }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const wanted = wantedOf(await request.validateUsing(importRulesValidator))
    const changed = await new ImportRules(gateway).handle(household.id, wanted, actor)
    response.status(201)
    return { ...respond(ctx, changed), change_set_id: changed.changeSetId }
  }
}

function shown({ tests: _, ...rule }: BlueprintRule) {
  return rule
}

function wantedOf({ rule_set: ruleSet, meanings, leave_out: leaveOut = [] }: ImportRulesInput): RulesImport {
  return { ruleSet: ruleSet as RuleBlueprint, meanings, leaveOut }
}

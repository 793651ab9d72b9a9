import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { respond } from '#changes/respond'
import type { Infer } from '@vinejs/vine/types'
import type { Blueprint } from '../domain/blueprint.js'
import { type BlueprintImport, ImportBlueprint } from '../services/import_blueprint.js'
import { listBlueprints } from '../services/list_blueprints.js'
import { showAutomation } from '../services/show_automation.js'
import { importBlueprintValidator } from '../validators/blueprint.js'

export default class BlueprintsController {
  async index() {
    return { data: await listBlueprints(app.makePath('resources/blueprints')) }
  }

  async preview({ request, household }: HttpContext) {
    const wanted = wantedOf(await request.validateUsing(importBlueprintValidator))
    const { addedPowers, ...preview } = await new ImportBlueprint(gateway).preview(household.id, wanted)
    return { ...preview, added_powers: addedPowers }
  }

  async store(ctx: HttpContext) {
    const { request, response, household, actor } = ctx
    const wanted = wantedOf(await request.validateUsing(importBlueprintValidator))
    const id = respond(ctx, await new ImportBlueprint(gateway).handle(household.id, wanted, actor))
    response.status(201)
    return showAutomation(gateway.database, household.id, id)
  }
}

function wantedOf({ blueprint, values, name, automation_id }: Infer<typeof importBlueprintValidator>): BlueprintImport {
  return { blueprint: blueprint as Blueprint, values, name, automationId: automation_id }
}

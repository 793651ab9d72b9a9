import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { blueprintOf } from '../domain/blueprint.js'
import { showAutomation } from '../services/show_automation.js'

export default class BlueprintExportsController {
  async show({ household, params }: HttpContext) {
    const { name, document } = await showAutomation(gateway.database, household.id, Number(params.id))
    return blueprintOf(name, document)
  }
}

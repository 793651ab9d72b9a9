import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { forgetMapping, listMappings, takeMapping } from '../services/remember_mapping.js'
import { mappingFileValidator } from '../validators/mapping.js'

export default class ImportMappingsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listMappings) }
  }

  async store({ request, response, household }: HttpContext) {
    const file = await request.validateUsing(mappingFileValidator)
    response.status(201)
    return gateway.database.write(household.id, (writes) => takeMapping(writes, file))
  }

  async destroy({ params, response, household }: HttpContext) {
    await gateway.database.write(household.id, (writes) => forgetMapping(writes, Number(params.id)))
    response.noContent()
  }
}

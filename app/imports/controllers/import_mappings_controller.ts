import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { signatureOfHeaders } from '../domain/parsed_file.js'
import { forgetMapping, listMappings, rememberMapping } from '../services/remember_mapping.js'
import { mappingFileValidator } from '../validators/mapping.js'

export default class ImportMappingsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, listMappings) }
  }

  async store({ request, response, household }: HttpContext) {
    const { columns, mapping } = await request.validateUsing(mappingFileValidator)
    const signature = signatureOfHeaders(columns)
    const id = await gateway.database.write(household.id, (writes) => rememberMapping(writes, signature, mapping))
    response.status(201)
    return { id, columns: signature.split('|'), mapping }
  }

  async destroy({ params, response, household }: HttpContext) {
    await gateway.database.write(household.id, (writes) => forgetMapping(writes, Number(params.id)))
    response.noContent()
  }
}

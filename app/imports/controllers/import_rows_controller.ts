import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { listImportRows } from '../services/list_import_rows.js'
import { listImportRowsValidator } from '../validators/import.js'

export default class ImportRowsController {
  async index({ request, params, household }: HttpContext) {
    const query = await request.validateUsing(listImportRowsValidator)
    return gateway.database.read(household.id, (queries) => listImportRows(queries, Number(params.id), query))
  }
}

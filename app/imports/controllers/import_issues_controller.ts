import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { importIssuesCsv } from '../services/list_import_issues.js'

export default class ImportIssuesController {
  async show({ params, response, household }: HttpContext) {
    const id = Number(params.id)
    const csv = await gateway.database.read(household.id, (queries) => importIssuesCsv(queries, id))
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', `attachment; filename="florin-import-${id}-issues.csv"`)
    return csv
  }
}

import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { buildReportValidator } from '../validators/kinds.js'

export default class InstanceReportsController {
  async store({ request, household, params }: HttpContext) {
    const { parameters = {}, ...days } = await request.validateUsing(buildReportValidator)
    const buildReport = await app.container.make('florin.buildReport')
    return { document: await buildReport.handle(household.id, Number(params.id), { parameters, ...days }) }
  }
}

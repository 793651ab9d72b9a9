import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { listPasses, listRuns } from '../services/read_runs.js'
import { showAutomation, showRun } from '../services/show_automation.js'
import { startRunValidator } from '../validators/automation.js'
import { listRunsValidator } from '../validators/run.js'

export default class AutomationRunsController {
  async index({ request, household }: HttpContext) {
    const filter = await request.validateUsing(listRunsValidator)
    return gateway.database.read(household.id, (queries) => listRuns(queries, filter))
  }

  show({ household, params }: HttpContext) {
    return showRun(gateway.database, household.id, Number(params.id))
  }

  async store({ request, response, household, params, actor }: HttpContext) {
    const { transaction_id: transactionId, input } = await request.validateUsing(startRunValidator)
    const start = await app.container.make('florin.startRun')
    const runId = await start.handle(household.id, Number(params.id), { transactionId, input }, actor)
    response.status(201)
    return showRun(gateway.database, household.id, runId)
  }

  async passes({ household, params }: HttpContext) {
    const { id } = await showAutomation(gateway.database, household.id, Number(params.id))
    return { data: await gateway.database.read(household.id, (queries) => listPasses(queries, id)) }
  }
}

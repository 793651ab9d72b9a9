import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { listApprovals } from '../services/read_runs.js'
import { showRun } from '../services/show_automation.js'
import { decideValidator } from '../validators/run.js'

export default class ApprovalsController {
  async index({ household }: HttpContext) {
    return { data: await gateway.database.read(household.id, (queries) => listApprovals(queries, { open: true })) }
  }

  async update({ request, household, params, actor }: HttpContext) {
    const { decision } = await request.validateUsing(decideValidator)
    const settle = await app.container.make('florin.settleRun')
    return showRun(
      gateway.database,
      household.id,
      await settle.decide(household.id, Number(params.id), decision, actor),
    )
  }
}

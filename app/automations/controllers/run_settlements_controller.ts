import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { showRun } from '../services/show_automation.js'
import { replayValidator } from '../validators/run.js'

/** What people do about a run. */
export default class RunSettlementsController {
  async stop({ response, household, params, actor }: HttpContext) {
    await (await app.container.make('florin.settleRun')).stop(household.id, Number(params.id), actor)
    response.noContent()
  }

  async replay({ request, household, params }: HttpContext) {
    const { from, version = 'same' } = await request.validateUsing(replayValidator)
    const settle = await app.container.make('florin.settleRun')
    const runId = await settle.replay(household.id, Number(params.id), from, version)
    return showRun(gateway.database, household.id, runId)
  }

  async discard({ response, household, params }: HttpContext) {
    await (await app.container.make('florin.settleRun')).discard(household.id, Number(params.id))
    response.noContent()
  }

  async undo({ household, params, actor }: HttpContext) {
    const settle = await app.container.make('florin.settleRun')
    return { change_set_ids: await settle.undo(household.id, Number(params.id), actor) }
  }
}

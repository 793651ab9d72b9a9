import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import type { Writes } from '#database/database'
import { deployModel, withdrawModel } from '../services/deploy_model.js'
import { forgetOpenGuesses } from '../services/keep_guesses.js'
import { listModels } from '../services/kept_models.js'
import { presentModel } from '../transformers/model.js'
import { deploymentBodyValidator } from '../validators/model.js'

/** Which versions answer. */
export default class DeploymentsController {
  async update({ request, household, params }: HttpContext) {
    const { traffic_share: share } = await request.validateUsing(deploymentBodyValidator)
    return change(household.id, (writes) => deployModel(writes, Number(params.id), share, gateway.clock.now()))
  }

  async destroy({ household, params }: HttpContext) {
    return change(household.id, (writes) => withdrawModel(writes, Number(params.id), gateway.clock.now()))
  }
}

async function change(householdId: number, work: (writes: Writes) => Promise<void>) {
  const models = await gateway.database.write(householdId, async (writes) => {
    await work(writes)
    await forgetOpenGuesses(writes)
    return listModels(writes)
  })
  return { data: models.map(presentModel) }
}

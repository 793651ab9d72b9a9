import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { NotFoundException } from '#core/exceptions'
import { askTraining } from '../services/ask_training.js'
import { findModel, listModels } from '../services/kept_models.js'
import { readPerformance } from '../services/read_performance.js'
import { presentModel } from '../transformers/model.js'

export default class ModelsController {
  async index({ household }: HttpContext) {
    const models = await gateway.database.read(household.id, listModels)
    return { data: models.map(presentModel) }
  }

  async show({ household, params }: HttpContext) {
    const model = await gateway.database.read(household.id, (queries) => findModel(queries, Number(params.id)))
    if (!model) throw new NotFoundException('model')
    return presentModel(model)
  }

  async train({ household, params, response }: HttpContext) {
    const after = params.id === undefined ? null : Number(params.id)
    const job_id = await gateway.database.write(household.id, (writes) =>
      askTraining(writes, after, gateway.clock.now()),
    )
    response.status(202)
    return { job_id }
  }

  async performance({ household, params }: HttpContext) {
    return gateway.database.read(household.id, (queries) => readPerformance(queries, Number(params.id)))
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { askValidator } from '../validators/advice.js'

export default class AdviceController {
  async store({ request, household, params }: HttpContext) {
    const { question, history = [] } = await request.validateUsing(askValidator)
    const askAdvisor = await app.container.make('florin.askAdvisor')
    return askAdvisor.handle(household.id, Number(params.id), { question, history })
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'

export default class SyncsController {
  async store({ params, household, actor }: HttpContext) {
    return (await app.container.make('florin.syncConnection')).handle(household.id, Number(params.id), actor)
  }

  async ask({ response, params, household, actor }: HttpContext) {
    await (await app.container.make('florin.askSync')).handle(household.id, Number(params.id), actor)
    response.status(202)
    return { is_syncing: true }
  }
}

import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'

/** Committing an import. */
export default class ImportCommitsController {
  async store({ params, response, household, actor }: HttpContext) {
    const desk = await app.container.make('florin.imports')
    const batch = await desk.commit(household.id, Number(params.id), actor)
    if (batch.change_set_id !== null) response.header('Florin-Change-Set', String(batch.change_set_id))
    response.status(batch.status === 'committing' ? 202 : 200)
    return batch
  }
}

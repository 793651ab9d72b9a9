import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'

export default class InstanceBundlesController {
  async show({ household, params, response }: HttpContext) {
    const exportFailure = await app.container.make('florin.exportFailure')
    const failure = await exportFailure.handle(household.id, Number(params.id))
    response.header('Content-Disposition', `attachment; filename="florin-run-${Number(params.id)}.json"`)
    response.header('Content-Type', 'application/json')
    response.send(JSON.stringify(failure, null, 2))
  }
}

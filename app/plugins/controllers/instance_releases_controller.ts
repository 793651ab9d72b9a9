import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'

export default class InstanceReleasesController {
  async store({ household, params }: HttpContext) {
    const releaseInstance = await app.container.make('florin.releaseInstance')
    await releaseInstance.handle(household.id, Number(params.id))
    const database = await app.container.make('florin.database')
    const instances = await app.container.make('florin.presentInstances')
    return database.read(household.id, (queries) => instances.show(queries, Number(params.id)))
  }
}

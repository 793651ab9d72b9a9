import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { connectInstanceValidator } from '../validators/plugin_instance.js'

export default class InstanceConnectionsController {
  async store({ request, household, params }: HttpContext) {
    const { input } = await request.validateUsing(connectInstanceValidator)
    const connectInstance = await app.container.make('florin.connectInstance')
    await connectInstance.handle(household.id, Number(params.id), input as Record<string, unknown>)
    const database = await app.container.make('florin.database')
    const instances = await app.container.make('florin.presentInstances')
    return database.read(household.id, (queries) => instances.show(queries, Number(params.id)))
  }
}

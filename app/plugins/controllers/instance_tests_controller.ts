import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'

export default class InstanceTestsController {
  async store({ household, params }: HttpContext) {
    const tryInstance = await app.container.make('florin.tryInstance')
    return tryInstance.handle(household.id, Number(params.id))
  }
}

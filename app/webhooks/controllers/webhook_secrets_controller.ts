import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'

export default class WebhookSecretsController {
  async store({ household, params, response }: HttpContext) {
    const editWebhooks = await app.container.make('florin.editWebhooks')
    response.status(201)
    return { secret: await editWebhooks.rotate(household.id, Number(params.id)) }
  }
}

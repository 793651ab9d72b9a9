import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'

/** A message to see whether messages arrive. It fails as they would, and says why. */
export default class WebhookTestsController {
  async store({ household, params, response }: HttpContext) {
    const resendWebhook = await app.container.make('florin.resendWebhook')
    await resendWebhook.test(household.id, Number(params.id))
    response.noContent()
  }
}

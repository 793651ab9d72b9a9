import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ForgetPublisherKey } from '../services/forget_publisher_key.js'

@inject()
export default class PublisherKeysController {
  constructor(private readonly forgetPublisherKey: ForgetPublisherKey) {}

  async destroy({ params, response }: HttpContext) {
    await this.forgetPublisherKey.handle(String(params.plugin))
    response.noContent()
  }
}

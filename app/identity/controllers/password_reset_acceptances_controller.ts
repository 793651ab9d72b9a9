import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { AcceptPasswordReset } from '../services/accept_password_reset.js'
import { passwordResetAcceptanceValidator } from '../validators/password_resets.js'

@inject()
export default class PasswordResetAcceptancesController {
  constructor(private readonly acceptPasswordReset: AcceptPasswordReset) {}

  async store({ request, response }: HttpContext) {
    const { token, password } = await request.validateUsing(passwordResetAcceptanceValidator)
    await this.acceptPasswordReset.handle(token, password, request.ip())
    response.noContent()
  }
}

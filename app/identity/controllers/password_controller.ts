import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChangePassword } from '../services/change_password.js'
import { passwordValidator } from '../validators/profile.js'

@inject()
export default class PasswordController {
  constructor(private readonly changePassword: ChangePassword) {}

  async update({ request, response, caller }: HttpContext) {
    const { current_password: current, password } = await request.validateUsing(passwordValidator)
    await this.changePassword.handle(caller, current, password, request.ip())
    response.noContent()
  }
}

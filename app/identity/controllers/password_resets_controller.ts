import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NoResetByMailException } from '../exceptions.js'
import { BeginPasswordReset } from '../services/begin_password_reset.js'
import { newPasswordResetValidator } from '../validators/password_resets.js'

@inject()
export default class PasswordResetsController {
  constructor(private readonly beginPasswordReset: BeginPasswordReset) {}

  /** The same answer in the same time for every address: whose it is, is looked up after it. */
  async store({ request, response, logger }: HttpContext) {
    const { email } = await request.validateUsing(newPasswordResetValidator)
    const sendPasswordReset = await app.container.make('florin.sendPasswordReset')
    if (!(await sendPasswordReset.isPossible())) throw new NoResetByMailException()
    const send = async () => {
      const reset = await this.beginPasswordReset.handle(email, request.ip())
      if (reset && !(await sendPasswordReset.handle(reset))) throw new Error('The mail server did not take it.')
    }
    void send().catch((error: unknown) => logger.error({ err: error }, 'A link to a new password was not mailed.'))
    response.noContent()
  }
}

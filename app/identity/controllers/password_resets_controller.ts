import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { NoResetByMailException } from '../exceptions.js'
import { BeginPasswordReset } from '../services/begin_password_reset.js'
import { newPasswordResetValidator } from '../validators/password_resets.js'

@inject()
export default class PasswordResetsController {
  constructor(private readonly beginPasswordReset: BeginPasswordReset) {}

  /** The same answer in the same time for every address: the mail goes out after it. */
  async store({ request, response, logger }: HttpContext) {
    const { email } = await request.validateUsing(newPasswordResetValidator)
    const sendPasswordReset = await app.container.make('florin.sendPasswordReset')
    if (!(await sendPasswordReset.isPossible())) throw new NoResetByMailException()
    const reset = await this.beginPasswordReset.handle(email, request.ip())
    if (reset)
      void sendPasswordReset
        .handle(reset)
        .then((sent) => !sent && logger.error('A link to reset a password could not be mailed.'))
        .catch((error: unknown) => logger.error({ err: error }, 'A link to reset a password could not be mailed.'))
    response.noContent()
  }
}

import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { mailTestValidator } from '../validators/mail.js'

export default class MailTestsController {
  async store({ request, caller }: HttpContext) {
    const { to = caller.user.email } = await request.validateUsing(mailTestValidator)
    const tryMail = await app.container.make('florin.tryMail')
    return { to, receipt: await tryMail.handle({ name: caller.user.name, address: to }, caller.user.locale) }
  }
}

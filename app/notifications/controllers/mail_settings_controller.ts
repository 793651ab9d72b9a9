import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { mailDraftValidator } from '../validators/mail.js'

export default class MailSettingsController {
  async show() {
    const settings = await app.container.make('florin.mailSettings')
    const shown = await settings.show()
    if (!shown) return { server: null }
    const { hasPassword, ...server } = shown
    return { server: { ...server, has_password: hasPassword } }
  }

  async update({ request, caller }: HttpContext) {
    const draft = await request.validateUsing(mailDraftValidator)
    const settings = await app.container.make('florin.mailSettings')
    await settings.save({ ...draft, user: draft.user || null }, { userId: caller.user.id, ip: request.ip() })
    return this.show()
  }

  async destroy({ request, response, caller }: HttpContext) {
    const settings = await app.container.make('florin.mailSettings')
    await settings.forget({ userId: caller.user.id, ip: request.ip() })
    response.noContent()
  }
}

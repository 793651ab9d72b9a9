import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { invalidField } from '#core/exceptions'
import { topicOf } from '../services/templates.js'
import { templatePreviewValidator } from '../validators/templates.js'

export default class TemplatePreviewsController {
  async store({ request, household, caller }: HttpContext) {
    const { notification_id: notificationId, ...asked } = await request.validateUsing(templatePreviewValidator)
    if (!topicOf(asked.topic)) throw invalidField('/topic', 'unknown', 'There is no such topic.')
    const templates = await app.container.make('florin.notificationTemplates')
    return templates.preview(household.id, caller.user.id, { ...asked, notificationId })
  }
}

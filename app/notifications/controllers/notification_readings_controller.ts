import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { MarkNotifications } from '../services/mark_notifications.js'
import { notificationReadingValidator } from '../validators/notifications.js'

/** Reading all there is. */
@inject()
export default class NotificationReadingsController {
  constructor(private readonly markNotifications: MarkNotifications) {}

  async store({ request, household, caller }: HttpContext) {
    const { up_to: upTo } = await request.validateUsing(notificationReadingValidator)
    return { changed: await this.markNotifications.allRead(household.id, caller.user.id, upTo) }
  }
}

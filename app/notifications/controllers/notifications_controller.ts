import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ListNotifications } from '../services/list_notifications.js'
import { MarkNotifications } from '../services/mark_notifications.js'
import { notificationPatchValidator, notificationQueryValidator } from '../validators/notifications.js'

@inject()
export default class NotificationsController {
  constructor(
    private readonly listNotifications: ListNotifications,
    private readonly markNotifications: MarkNotifications,
  ) {}

  async index({ request, household, caller }: HttpContext) {
    const filter = await request.validateUsing(notificationQueryValidator)
    return this.listNotifications.handle(household.id, caller.user.id, filter)
  }

  async update({ request, params, household, caller }: HttpContext) {
    const mark = await request.validateUsing(notificationPatchValidator)
    return this.markNotifications.one(household.id, caller.user.id, Number(params.id), mark)
  }
}

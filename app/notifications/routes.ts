import { endpoint } from '#http/operation'
import * as inbox from './validators/notifications.js'

const NotificationsController = () => import('./controllers/notifications_controller.js')
const NotificationReadingsController = () => import('./controllers/notification_readings_controller.js')

endpoint('GET /notifications', [NotificationsController, 'index'], {
  summary: "The caller's inbox, the newest first",
  access: 'household',
  query: inbox.notificationQueryValidator,
  responds: inbox.notificationListValidator,
})
endpoint('PATCH /notifications/:id', [NotificationsController, 'update'], {
  summary: 'Marks an entry of the own inbox read or unread, or archives it',
  access: 'household',
  body: inbox.notificationPatchValidator,
  responds: inbox.notificationValidator,
})
endpoint('POST /notifications/reading', [NotificationReadingsController, 'store'], {
  summary: 'Marks the own inbox read, up to the newest entry that was seen',
  access: 'household',
  body: inbox.notificationReadingValidator,
  responds: inbox.notificationsReadValidator,
})

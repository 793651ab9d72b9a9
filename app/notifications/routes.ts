import { endpoint } from '#http/operation'
import * as deliveries from './validators/deliveries.js'
import * as mail from './validators/mail.js'
import * as inbox from './validators/notifications.js'
import * as choices from './validators/preferences.js'
import * as push from './validators/push.js'
import * as templates from './validators/templates.js'

const NotificationsController = () => import('./controllers/notifications_controller.js')
const NotificationReadingsController = () => import('./controllers/notification_readings_controller.js')
const PreferencesController = () => import('./controllers/preferences_controller.js')
const DeliveriesController = () => import('./controllers/deliveries_controller.js')
const TemplatesController = () => import('./controllers/templates_controller.js')
const TemplatePreviewsController = () => import('./controllers/template_previews_controller.js')
const PushKeysController = () => import('./controllers/push_keys_controller.js')
const PushSubscriptionsController = () => import('./controllers/push_subscriptions_controller.js')
const PushTestsController = () => import('./controllers/push_tests_controller.js')
const MailSettingsController = () => import('./controllers/mail_settings_controller.js')
const MailTestsController = () => import('./controllers/mail_tests_controller.js')

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

endpoint('GET /notification-preferences', [PreferencesController, 'show'], {
  summary: 'What reaches the caller, by what channel and when',
  access: 'household',
  responds: choices.preferencesValidator,
})
endpoint('PUT /notification-preferences', [PreferencesController, 'update'], {
  summary: 'Chooses what reaches the caller; channels that are not named stay as they are',
  access: 'household',
  body: choices.preferencesDraftValidator,
  responds: choices.preferencesValidator,
})
endpoint('GET /notification-deliveries', [DeliveriesController, 'index'], {
  summary: 'What was sent by which channel and how it went; administrators see everybody’s',
  access: 'household',
  query: deliveries.deliveryQueryValidator,
  responds: deliveries.deliveryListValidator,
})
endpoint('POST /notification-deliveries/:id/resending', [DeliveriesController, 'update'], {
  summary: 'Sends a message again, or now',
  access: 'household',
})

endpoint('GET /notification-templates', [TemplatesController, 'index'], {
  summary: 'The words of messages, by topic and language',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
  responds: templates.templateListValidator,
})
endpoint('PUT /notification-templates/:topic/:locale', [TemplatesController, 'update'], {
  summary: 'Words messages of a topic anew',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
  body: templates.templateDraftValidator,
})
endpoint('DELETE /notification-templates/:topic/:locale', [TemplatesController, 'destroy'], {
  summary: 'Goes back to the words that Florin came with',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
})
endpoint('POST /notification-templates/preview', [TemplatePreviewsController, 'store'], {
  summary: 'Shows what a template makes of a notification; nothing is kept',
  access: 'household',
  role: 'admin',
  scope: 'household:manage',
  body: templates.templatePreviewValidator,
  responds: templates.templateShownValidator,
})

endpoint('GET /push-key', [PushKeysController, 'show'], {
  summary: 'The key that browsers subscribe with',
  access: 'user',
  responds: push.pushKeyValidator,
})
endpoint('GET /push-subscriptions', [PushSubscriptionsController, 'index'], {
  summary: "The caller's devices that show messages",
  access: 'user',
  responds: push.pushDeviceListValidator,
})
endpoint('POST /push-subscriptions', [PushSubscriptionsController, 'store'], {
  summary: 'Has this device show messages',
  access: 'user',
  body: push.pushDraftValidator,
  responds: push.pushDeviceValidator,
  status: 201,
})
endpoint('PUT /push-subscriptions/current', [PushSubscriptionsController, 'update'], {
  summary: 'Says that the push service has given the device of this session another address',
  access: 'user',
  body: push.pushDraftValidator,
})
endpoint('DELETE /push-subscriptions/:id', [PushSubscriptionsController, 'destroy'], {
  summary: 'Sends a device no more messages',
  access: 'user',
})
endpoint('POST /push-subscriptions/:id/test', [PushTestsController, 'store'], {
  summary: 'Sends a message to one device, to see whether it shows',
  access: 'user',
})

endpoint('GET /instance/mail', [MailSettingsController, 'show'], {
  summary: 'How this Florin sends e-mail; the password is never told',
  access: 'user',
  instanceAdmin: true,
  responds: mail.mailSettingsValidator,
})
endpoint('PUT /instance/mail', [MailSettingsController, 'update'], {
  summary: 'Sets up how e-mail is sent',
  access: 'user',
  instanceAdmin: true,
  body: mail.mailDraftValidator,
  responds: mail.mailSettingsValidator,
})
endpoint('DELETE /instance/mail', [MailSettingsController, 'destroy'], {
  summary: 'Sends no more e-mail',
  access: 'user',
  instanceAdmin: true,
})
endpoint('POST /instance/mail/test', [MailTestsController, 'store'], {
  summary: 'Sends an e-mail now and says what the mail server says',
  access: 'user',
  instanceAdmin: true,
  body: mail.mailTestValidator,
  responds: mail.mailTestedValidator,
})

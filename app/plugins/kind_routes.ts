import { endpoint } from '#http/operation'
import * as kinds from './validators/kinds.js'

/*
 * What people do with instances of a kind. Kinds that belong to another domain, such as rates, have their endpoints there.
 */
const InstanceMessagesController = () => import('./controllers/instance_messages_controller.js')
const InstanceReportsController = () => import('./controllers/instance_reports_controller.js')

endpoint('POST /plugin-instances/:id/messages', [InstanceMessagesController, 'store'], {
  access: 'household',
  scope: 'plugins:manage',
  role: 'member',
  summary: 'Sends a message by a notifier',
  body: kinds.sendMessageValidator,
  responds: kinds.messageSentValidator,
})
endpoint('POST /plugin-instances/:id/report', [InstanceReportsController, 'store'], {
  access: 'household',
  scope: 'plugins:read',
  role: 'viewer',
  summary: 'Has a plugin make a report',
  body: kinds.buildReportValidator,
  responds: kinds.reportBuiltValidator,
})

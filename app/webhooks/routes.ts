import { endpoint } from '#http/operation'
import * as incoming from './validators/incoming_webhooks.js'
import * as webhooks from './validators/webhooks.js'

const WebhooksController = () => import('./controllers/webhooks_controller.js')
const WebhookSecretsController = () => import('./controllers/webhook_secrets_controller.js')
const WebhookTestsController = () => import('./controllers/webhook_tests_controller.js')
const WebhookDeliveriesController = () => import('./controllers/webhook_deliveries_controller.js')
const IncomingWebhooksController = () => import('./controllers/incoming_webhooks_controller.js')
const IncomingAddressesController = () => import('./controllers/incoming_addresses_controller.js')
const WebhookCallsController = () => import('./controllers/webhook_calls_controller.js')
const HooksController = () => import('./controllers/hooks_controller.js')

/** Addresses of webhooks are often secrets themselves. */
const managing = { access: 'household', scope: 'household:manage', role: 'admin' } as const

endpoint('GET /webhooks', [WebhooksController, 'index'], {
  ...managing,
  summary: 'Where this household has things told, and what can be told',
  responds: webhooks.webhookListValidator,
})
endpoint('POST /webhooks', [WebhooksController, 'store'], {
  ...managing,
  summary: 'Has things told to an address; the secret that messages are signed with is shown this once',
  body: webhooks.webhookDraftValidator,
  responds: webhooks.createdWebhookValidator,
  status: 201,
})
endpoint('GET /webhooks/:id', [WebhooksController, 'show'], {
  ...managing,
  summary: 'Shows a webhook and how it fares',
  responds: webhooks.webhookValidator,
})
endpoint('PATCH /webhooks/:id', [WebhooksController, 'update'], {
  ...managing,
  summary: 'Changes a webhook, or switches it on or off',
  body: webhooks.webhookPatchValidator,
  responds: webhooks.webhookValidator,
})
endpoint('DELETE /webhooks/:id', [WebhooksController, 'destroy'], {
  ...managing,
  summary: 'Deletes a webhook; an undo brings it back without its secret and log',
})
endpoint('POST /webhooks/:id/secret', [WebhookSecretsController, 'store'], {
  ...managing,
  summary: 'Makes a new secret; messages are signed with the old one as well for a day',
  responds: webhooks.webhookSecretValidator,
  status: 201,
})
endpoint('POST /webhooks/:id/test', [WebhookTestsController, 'store'], {
  ...managing,
  summary: 'Sends a message now, to see whether it arrives',
})
endpoint('GET /webhook-deliveries', [WebhookDeliveriesController, 'index'], {
  ...managing,
  summary: 'What was sent by webhooks and how it went, the newest first',
  query: webhooks.webhookDeliveryQueryValidator,
  responds: webhooks.webhookDeliveryListValidator,
})
endpoint('POST /webhook-deliveries/:id/resending', [WebhookDeliveriesController, 'update'], {
  ...managing,
  summary: 'Sends a message again, under the same id',
})

endpoint('GET /incoming-webhooks', [IncomingWebhooksController, 'index'], {
  ...managing,
  summary: 'Where other programs tell this household something',
  responds: incoming.incomingListValidator,
})
endpoint('POST /incoming-webhooks', [IncomingWebhooksController, 'store'], {
  ...managing,
  summary: 'Makes an address that other programs can call; it is shown this once',
  body: incoming.incomingDraftValidator,
  responds: incoming.madeIncomingValidator,
  status: 201,
})
endpoint('PATCH /incoming-webhooks/:id', [IncomingWebhooksController, 'update'], {
  ...managing,
  summary: 'Renames an incoming webhook, or switches it on or off',
  body: incoming.incomingPatchValidator,
  responds: incoming.incomingValidator,
})
endpoint('DELETE /incoming-webhooks/:id', [IncomingWebhooksController, 'destroy'], {
  ...managing,
  summary: 'Deletes an incoming webhook',
})
endpoint('POST /incoming-webhooks/:id/address', [IncomingAddressesController, 'store'], {
  ...managing,
  summary: 'Gives an incoming webhook another address and secret; the old ones end at once',
  responds: incoming.madeIncomingValidator,
  status: 201,
})
endpoint('GET /webhook-calls', [WebhookCallsController, 'index'], {
  ...managing,
  summary: 'What came in by webhooks, the newest first',
  query: incoming.callQueryValidator,
  responds: incoming.callListValidator,
})
endpoint('POST /webhook-calls/:id/rerun', [WebhookCallsController, 'update'], {
  ...managing,
  summary: 'Tells automations and webhooks of a call once more',
})
endpoint('POST /hooks/:token', [HooksController, 'store'], {
  summary: 'Where other programs call; JSON of up to 64 KB, signed where the webhook asks for it',
  access: 'public',
  responds: incoming.callTakenValidator,
  status: 202,
})

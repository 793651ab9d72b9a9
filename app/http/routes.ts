import router from '@adonisjs/core/services/router'
import { healthValidator, openapiValidator } from './validators/http.js'
import { endpoint } from './operation.js'

const HealthController = () => import('./controllers/health_controller.js')
const EventsController = () => import('./controllers/events_controller.js')
const OpenapiController = () => import('./controllers/openapi_controller.js')
const PagesController = () => import('./controllers/pages_controller.js')

endpoint('GET /health', [HealthController, 'show'], {
  summary: 'Tells whether the server and its database answer',
  access: 'public',
  responds: healthValidator,
})
endpoint('GET /openapi.json', [OpenapiController, 'show'], {
  summary: 'This document',
  access: 'public',
  responds: openapiValidator,
})
endpoint('GET /events', [EventsController, 'index'], {
  summary: 'Streams what happens in the household: the events `ledger`, `import`, `plugin` and `notification`',
  access: 'household',
  scope: 'ledger:read',
  produces: 'text/event-stream',
})

/** Called last, because it answers everything that nothing else did. */
export function servePages(): void {
  router.get('*', [PagesController, 'show']).as('pages')
}

import { endpoint } from '#http/operation'
import * as connections from './validators/connection.js'

const ConnectedAccountsController = () => import('./controllers/connected_accounts_controller.js')
const SyncsController = () => import('./controllers/syncs_controller.js')

endpoint('GET /plugin-instances/:id/accounts', [ConnectedAccountsController, 'index'], {
  access: 'household',
  scope: 'plugins:read',
  // The first time, and on demand, the bank is asked.
  role: 'member',
  summary: 'Lists the accounts that a connection found at a bank, and where they are kept',
  query: connections.listConnectedAccountsValidator,
  responds: connections.connectedAccountsValidator,
})
endpoint('PUT /plugin-instances/:id/accounts', [ConnectedAccountsController, 'update'], {
  access: 'household',
  scope: 'plugins:manage',
  role: 'admin',
  summary: 'Says in which accounts the accounts of a connection are kept',
  body: connections.linkAccountsValidator,
  responds: connections.connectedAccountsValidator,
})
endpoint('POST /plugin-instances/:id/sync', [SyncsController, 'store'], {
  access: 'household',
  scope: 'imports:write',
  role: 'member',
  summary: 'Fetches what the bank has booked since the last time, and imports it',
  responds: connections.syncValidator,
})
endpoint('POST /plugin-instances/:id/sync-requests', [SyncsController, 'ask'], {
  access: 'household',
  scope: 'imports:write',
  role: 'member',
  summary: 'Asks for the same in the background; the event `plugin` tells how it goes and how it ended',
  responds: connections.syncRequestValidator,
  status: 202,
})

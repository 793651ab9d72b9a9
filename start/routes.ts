/*
 * The table of contents of the HTTP API: each domain brings its own routes.
 */
import '#http/routes'
import '#jobs/routes'
import '#identity/routes'
import '#households/routes'
import '#changes/routes'
import '#commodities/routes'
import '#ledger/routes'
import '#budgets/routes'
import '#goals/routes'
import '#rules/routes'
import '#imports/routes'
import '#connections/routes'
import '#advising/routes'
import '#plugins/routes'
import '#plugins/kind_routes'
import '#plugins/instance_routes'
import '#plugins/package_routes'
import '#notifications/routes'
import '#webhooks/routes'
import '#reports/routes'
import '#forecasting/routes'
import '#automations/routes'
import '#demo/routes'
import { servePages } from '#http/routes'

servePages()

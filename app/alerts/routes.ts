import { endpoint } from '#http/operation'
import * as alerts from './validators/alert.js'
import * as incidents from './validators/incident.js'

const AlertsController = () => import('./controllers/alerts_controller.js')
const AlertKindsController = () => import('./controllers/alert_kinds_controller.js')
const AlertTrialsController = () => import('./controllers/alert_trials_controller.js')
const IncidentsController = () => import('./controllers/incidents_controller.js')
const AcknowledgementsController = () => import('./controllers/acknowledgements_controller.js')
const SnoozesController = () => import('./controllers/snoozes_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /alert-kinds', [AlertKindsController, 'index'], {
  ...reading,
  summary: 'Lists the kinds of alerts, each with its sentence and what that takes',
  responds: alerts.alertKindListValidator,
})
endpoint('GET /alerts', [AlertsController, 'index'], {
  ...reading,
  summary: 'Lists the alerts of the household',
  responds: alerts.alertListValidator,
})
endpoint('POST /alerts', [AlertsController, 'store'], {
  ...writing,
  summary: 'Adds an alert; it is on unless it says otherwise',
  body: alerts.createAlertValidator,
  responds: alerts.alertValidator,
  status: 201,
})
endpoint('POST /alerts/trial', [AlertTrialsController, 'store'], {
  ...reading,
  summary: 'Tells when an alert would have fired in the last twelve months, and changes nothing',
  body: alerts.tryAlertValidator,
  responds: alerts.trialValidator,
})
endpoint('GET /alerts/:id', [AlertsController, 'show'], {
  ...reading,
  summary: 'Shows an alert',
  responds: alerts.alertValidator,
})
endpoint('PATCH /alerts/:id', [AlertsController, 'update'], {
  ...writing,
  summary: 'Changes an alert or switches it on or off',
  body: alerts.editAlertValidator,
  responds: alerts.alertValidator,
})
endpoint('DELETE /alerts/:id', [AlertsController, 'destroy'], { ...writing, summary: 'Deletes an alert' })
endpoint('GET /alert-incidents', [IncidentsController, 'index'], {
  ...reading,
  summary: 'Lists what alerts have found, the newest first',
  query: incidents.incidentQueryValidator,
  responds: incidents.incidentListValidator,
})
endpoint('GET /alert-incidents/:id', [IncidentsController, 'show'], {
  ...reading,
  summary: 'Shows an incident: why it fired and what became of it',
  responds: incidents.incidentWithHistoryValidator,
})
endpoint('POST /alert-incidents/:id/acknowledgement', [AcknowledgementsController, 'store'], {
  ...writing,
  summary: 'Says that somebody has seen it',
  responds: incidents.incidentWithHistoryValidator,
})
endpoint('POST /alert-incidents/:id/snooze', [SnoozesController, 'store'], {
  ...writing,
  summary: 'Puts an incident off; when it still is so after that, it is told again',
  body: incidents.snoozeValidator,
  responds: incidents.incidentWithHistoryValidator,
})

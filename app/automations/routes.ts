import { endpoint } from '#http/operation'
import * as automations from './validators/automation.js'
import * as blueprints from './validators/blueprint.js'
import * as runs from './validators/run.js'

const AutomationsController = () => import('./controllers/automations_controller.js')
const AutomationPlansController = () => import('./controllers/automation_plans_controller.js')
const StepCatalogueController = () => import('./controllers/step_catalogue_controller.js')
const AutomationRunsController = () => import('./controllers/automation_runs_controller.js')
const RunSettlementsController = () => import('./controllers/run_settlements_controller.js')
const StepFilesController = () => import('./controllers/step_files_controller.js')
const ApprovalsController = () => import('./controllers/approvals_controller.js')
const BlueprintsController = () => import('./controllers/blueprints_controller.js')
const BlueprintExportsController = () => import('./controllers/blueprint_exports_controller.js')

const reading = { access: 'household', scope: 'automations:read' } as const
const writing = { access: 'household', scope: 'automations:write', role: 'member' } as const

endpoint('GET /automations', [AutomationsController, 'index'], {
  ...reading,
  summary: 'Lists what Florin does by itself for the household',
  responds: automations.automationListValidator,
})
endpoint('POST /automations', [AutomationsController, 'store'], {
  ...writing,
  summary: 'Adds an automation; it is off until it is switched on',
  body: automations.createAutomationValidator,
  responds: automations.automationValidator,
  status: 201,
})
// Its answer tells of a transaction, which a token for automations alone must not get to see.
endpoint('POST /automations/plan', [AutomationPlansController, 'store'], {
  access: 'household',
  scope: 'ledger:read',
  role: 'member',
  summary: 'Says what an automation would do about a real event of the past, and does nothing of it',
  body: automations.planRequestValidator,
  responds: automations.planValidator,
})
endpoint('GET /automation-steps', [StepCatalogueController, 'index'], {
  ...reading,
  summary: 'Lists the kinds of steps and what they take',
  responds: automations.stepCatalogueValidator,
})
endpoint('GET /automations/:id', [AutomationsController, 'show'], {
  ...reading,
  summary: 'Shows an automation',
  responds: automations.automationValidator,
})
endpoint('PATCH /automations/:id', [AutomationsController, 'update'], {
  ...writing,
  summary: 'Changes an automation or switches it on or off',
  body: automations.editAutomationValidator,
  responds: automations.automationValidator,
})
endpoint('DELETE /automations/:id', [AutomationsController, 'destroy'], {
  ...writing,
  summary: 'Deletes an automation and stops its runs; what they did stays',
})
endpoint('POST /automations/:id/runs', [AutomationRunsController, 'store'], {
  ...writing,
  summary: 'Runs an automation now, whatever its condition',
  body: automations.startRunValidator,
  responds: runs.traceValidator,
  status: 201,
})
endpoint('GET /automations/:id/passes', [AutomationRunsController, 'passes'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Lists why an automation did not run, the latest event first',
  responds: runs.passListValidator,
})
endpoint('GET /automations/:id/blueprint', [BlueprintExportsController, 'show'], {
  ...reading,
  summary: 'Exports an automation as a blueprint, with inputs in the place of ids',
  responds: blueprints.blueprintValidator,
})

endpoint('GET /automation-runs', [AutomationRunsController, 'index'], {
  ...reading,
  summary: 'Lists runs, the latest first',
  query: runs.listRunsValidator,
  responds: runs.runPageValidator,
})
endpoint('GET /automation-runs/:id', [AutomationRunsController, 'show'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Shows a run with every step, what it was given and what it answered',
  responds: runs.traceValidator,
})
endpoint('POST /automation-runs/:id/stop', [RunSettlementsController, 'stop'], {
  ...writing,
  summary: 'Stops a run where it stands',
})
endpoint('POST /automation-runs/:id/replay', [RunSettlementsController, 'replay'], {
  ...writing,
  summary: 'Tries a run again, from the step that failed or from the start',
  body: runs.replayValidator,
  responds: runs.traceValidator,
})
endpoint('POST /automation-runs/:id/discard', [RunSettlementsController, 'discard'], {
  ...writing,
  summary: 'Lets a failed run be',
})
endpoint('POST /automation-runs/:id/undo', [RunSettlementsController, 'undo'], {
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
  summary: 'Undoes everything a run changed',
  responds: runs.undoneValidator,
})
endpoint('GET /automation-steps/:id/file', [StepFilesController, 'show'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'The file that a step exported',
  produces: 'application/octet-stream',
})

endpoint('GET /automation-approvals', [ApprovalsController, 'index'], {
  ...reading,
  summary: 'Lists what automations wait for an answer to',
  responds: runs.approvalListValidator,
})
endpoint('POST /automation-approvals/:id/decision', [ApprovalsController, 'update'], {
  ...writing,
  summary: 'Approves or declines; the run goes on with the answer',
  body: runs.decideValidator,
  responds: runs.traceValidator,
})

endpoint('GET /automation-blueprints', [BlueprintsController, 'index'], {
  ...reading,
  summary: 'Lists the blueprints that come with Florin',
  responds: blueprints.blueprintListValidator,
})
endpoint('POST /automation-blueprints/preview', [BlueprintsController, 'preview'], {
  ...writing,
  summary: 'Shows what importing a blueprint would make or change, and what it would newly be able to do',
  body: blueprints.importBlueprintValidator,
  responds: blueprints.blueprintPreviewValidator,
})
endpoint('POST /automation-blueprints/import', [BlueprintsController, 'store'], {
  ...writing,
  summary: 'Makes an automation of a blueprint, or brings one up to date; it starts switched off',
  body: blueprints.importBlueprintValidator,
  responds: automations.automationValidator,
  status: 201,
})

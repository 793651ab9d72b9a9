import { bulkResultValidator } from '#ledger/validators/transaction'
import { endpoint } from '#http/operation'
import { conditionFieldsQuery, fieldDescriptionsValidator } from './validators/condition.js'
import * as rules from './validators/rule.js'
import * as history from './validators/rule_history.js'
import * as blueprints from './validators/rule_blueprint.js'

const RulesController = () => import('./controllers/rules_controller.js')
const RuleApplicationsController = () => import('./controllers/rule_applications_controller.js')
const ConditionFieldsController = () => import('./controllers/condition_fields_controller.js')
const RuleBlueprintsController = () => import('./controllers/rule_blueprints_controller.js')
const RuleConflictsController = () => import('./controllers/rule_conflicts_controller.js')
const RuleRunsController = () => import('./controllers/rule_runs_controller.js')
const RuleSuggestionsController = () => import('./controllers/rule_suggestions_controller.js')
const RuleVersionsController = () => import('./controllers/rule_versions_controller.js')
const TransactionRulesController = () => import('./controllers/transaction_rules_controller.js')
const RuleFieldsController = () => import('./controllers/rule_fields_controller.js')
const RuleOrderController = () => import('./controllers/rule_order_controller.js')
const RulePreviewsController = () => import('./controllers/rule_previews_controller.js')

const reading = { access: 'household', scope: 'rules:read' } as const
const writing = { access: 'household', scope: 'rules:write', role: 'member' } as const

endpoint('GET /rules', [RulesController, 'index'], {
  ...reading,
  summary: 'Lists rules in the order they are tried',
  responds: rules.ruleListValidator,
})
endpoint('POST /rules', [RulesController, 'store'], {
  ...writing,
  summary: 'Adds a rule at the end of its stage',
  body: rules.createRuleValidator,
  responds: rules.ruleValidator,
  status: 201,
})
endpoint('GET /rules/fields', [RuleFieldsController, 'index'], {
  ...reading,
  summary: 'Lists what conditions may ask for',
  responds: fieldDescriptionsValidator,
})
endpoint('GET /conditions/fields', [ConditionFieldsController, 'index'], {
  ...reading,
  summary: 'Lists what conditions may ask for, by what sets them off',
  query: conditionFieldsQuery,
  responds: fieldDescriptionsValidator,
})
endpoint('PUT /rules/order', [RuleOrderController, 'update'], {
  ...writing,
  summary: 'Puts the rules of a stage, or all rules, in order',
  body: rules.orderRulesValidator,
  responds: rules.ruleListValidator,
})
endpoint('POST /rules/order/by-specificity', [RuleOrderController, 'bySpecificity'], {
  ...writing,
  summary: 'Puts the rules of a stage in order, special ones after general ones',
  body: history.orderBySpecificityValidator,
  responds: rules.ruleListValidator,
})
// Its answer contains transactions, which a token for rules alone must not get to see.
endpoint('POST /rules/preview', [RulePreviewsController, 'store'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Tells what a rule would change in all transactions there are',
  body: rules.previewRuleValidator,
  responds: rules.previewValidator,
})
endpoint('POST /rules/runs/preview', [RuleRunsController, 'preview'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Tells what all rules together would change in all transactions there are',
  responds: rules.previewValidator,
})
endpoint('POST /rules/runs', [RuleRunsController, 'store'], {
  ...writing,
  summary: 'Applies all rules to the selected transactions, or to all',
  body: rules.applyRuleValidator,
  responds: bulkResultValidator,
})
endpoint('GET /rules/conflicts', [RuleConflictsController, 'index'], {
  ...reading,
  summary: 'Finds rules that get in each other’s way',
  responds: history.ruleConflictsValidator,
})
endpoint('GET /rules/suggestions', [RuleSuggestionsController, 'index'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Proposes rules for what people correct again and again',
  responds: history.ruleSuggestionsValidator,
})
endpoint('POST /rules/suggestions/dismissal', [RuleSuggestionsController, 'dismiss'], {
  ...writing,
  summary: 'Never proposes a rule again',
  body: history.dismissSuggestionValidator,
})
endpoint('GET /rules/blueprint', [RuleBlueprintsController, 'show'], {
  ...reading,
  summary: 'Makes a file of rules that another household can take over',
  query: blueprints.exportRulesQuery,
  responds: blueprints.ruleBlueprintValidator,
})
endpoint('POST /rules/blueprint/preview', [RuleBlueprintsController, 'preview'], {
  ...writing,
  summary: 'Tells what taking rules over from a file would add and change',
  body: blueprints.importRulesValidator,
  responds: blueprints.rulesImportPreviewValidator,
})
endpoint('POST /rules/blueprint', [RuleBlueprintsController, 'store'], {
  ...writing,
  summary: 'Takes rules over from a file, as one change; new ones are switched off',
  body: blueprints.importRulesValidator,
  responds: blueprints.rulesImportedValidator,
  status: 201,
})
endpoint('GET /rules/:id', [RulesController, 'show'], {
  ...reading,
  summary: 'Shows a rule',
  responds: rules.ruleValidator,
})
endpoint('PATCH /rules/:id', [RulesController, 'update'], {
  ...writing,
  summary: 'Changes a rule or switches it on or off',
  body: rules.editRuleValidator,
  responds: rules.ruleValidator,
})
endpoint('DELETE /rules/:id', [RulesController, 'destroy'], {
  ...writing,
  summary: 'Deletes a rule; what it set stays',
})
endpoint('POST /rules/:id/application', [RuleApplicationsController, 'store'], {
  ...writing,
  summary: 'Applies a rule to the selected transactions, or to all',
  body: rules.applyRuleValidator,
  responds: bulkResultValidator,
})
endpoint('GET /rules/:id/versions', [RuleVersionsController, 'index'], {
  ...reading,
  summary: 'Lists what a rule said each time it was saved, newest first',
  responds: history.ruleVersionsValidator,
})
endpoint('POST /rules/:id/restoration', [RuleVersionsController, 'store'], {
  ...writing,
  summary: 'Makes a rule what it was once',
  body: history.restoreRuleValidator,
  responds: rules.ruleValidator,
})
endpoint('GET /transactions/:id/rules', [TransactionRulesController, 'index'], {
  access: 'household',
  scope: 'ledger:read',
  summary: 'Tells of every rule whether it acts on a transaction, and why or why not',
  responds: history.transactionRulesValidator,
})

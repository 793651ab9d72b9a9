import { endpoint } from '#http/operation'
import * as budgets from './validators/budget.js'
import { budgetHistoryValidator } from './validators/history.js'
import * as templates from './validators/template.js'

const BudgetsController = () => import('./controllers/budgets_controller.js')
const BudgetAssignmentsController = () => import('./controllers/budget_assignments_controller.js')
const BudgetCategoriesController = () => import('./controllers/budget_categories_controller.js')
const BudgetFillingsController = () => import('./controllers/budget_fillings_controller.js')
const BudgetTemplatesController = () => import('./controllers/budget_templates_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /budget', [BudgetsController, 'show'], {
  ...reading,
  summary: 'Shows the budget of a period: what each category was assigned, spent and has left',
  query: budgets.readBudgetValidator,
  responds: budgets.budgetPeriodValidator,
})
endpoint('PUT /budget/settings', [BudgetsController, 'update'], {
  ...writing,
  summary: 'Begins the budget, or changes its periods and defaults',
  body: budgets.setBudgetValidator,
  responds: budgets.budgetSettingsValidator,
})
endpoint('PATCH /budget/categories/:id', [BudgetCategoriesController, 'update'], {
  ...writing,
  summary: 'Changes how a category is budgeted: envelope or limit, what carries on, what it covers',
  body: budgets.planCategoryValidator,
})
endpoint('GET /budget/categories/:id/history', [BudgetCategoriesController, 'show'], {
  ...reading,
  summary: 'Shows the budget of a category in its latest periods',
  responds: budgetHistoryValidator,
})
endpoint('GET /budget/categories/:id/templates', [BudgetTemplatesController, 'show'], {
  ...reading,
  summary: 'Lists the templates of a category',
  responds: templates.templatesValidator,
})
endpoint('PUT /budget/categories/:id/templates', [BudgetTemplatesController, 'update'], {
  ...writing,
  summary: 'Gives a category its templates, in place of those it had',
  body: templates.setTemplatesValidator,
  responds: templates.templatesValidator,
})
endpoint('PUT /budget/assignments', [BudgetAssignmentsController, 'update'], {
  ...writing,
  summary: 'Assigns amounts to categories in a period',
  body: budgets.assignValidator,
  responds: budgets.budgetPeriodValidator,
})
endpoint('POST /budget/moves', [BudgetAssignmentsController, 'store'], {
  ...writing,
  summary: 'Moves money between categories, or from and to what is to assign',
  body: budgets.moveValidator,
  responds: budgets.budgetPeriodValidator,
})
endpoint('PUT /budget/hold', [BudgetAssignmentsController, 'hold'], {
  ...writing,
  summary: 'Keeps an amount back for the next period',
  body: budgets.holdValidator,
  responds: budgets.budgetPeriodValidator,
})
endpoint('POST /budget/fillings/preview', [BudgetFillingsController, 'show'], {
  ...writing,
  summary: 'Tells what filling a period from templates, the last period or averages would change',
  body: templates.fillValidator,
  responds: templates.fillingValidator,
})
endpoint('POST /budget/fillings', [BudgetFillingsController, 'store'], {
  ...writing,
  summary: 'Fills a period from templates, the last period or averages',
  body: templates.fillValidator,
  responds: templates.fillingValidator,
})

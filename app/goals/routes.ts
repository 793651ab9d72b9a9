import { endpoint } from '#http/operation'
import * as goals from './validators/goal.js'

const GoalsController = () => import('./controllers/goals_controller.js')
const GoalPlansController = () => import('./controllers/goal_plans_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /goals', [GoalsController, 'index'], {
  ...reading,
  summary: 'Lists goals with how far they are',
  responds: goals.goalListValidator,
})
endpoint('POST /goals', [GoalsController, 'store'], {
  ...writing,
  summary: 'Adds a goal: to save up, or to pay down what is owed',
  body: goals.createGoalValidator,
  responds: goals.goalValidator,
  status: 201,
})
endpoint('GET /goals/:id', [GoalsController, 'show'], {
  ...reading,
  summary: 'Shows a goal',
  responds: goals.goalValidator,
})
endpoint('PATCH /goals/:id', [GoalsController, 'update'], {
  ...writing,
  summary: 'Changes or archives a goal',
  body: goals.editGoalValidator,
  responds: goals.goalValidator,
})
endpoint('DELETE /goals/:id', [GoalsController, 'destroy'], { ...writing, summary: 'Deletes a goal' })
endpoint('GET /goals/:id/plan', [GoalPlansController, 'show'], {
  ...reading,
  summary:
    'Tells how a goal goes on month by month, as it is or with another contribution, amount, day or extra payments',
  query: goals.planQueryValidator,
  responds: goals.goalPlanValidator,
})

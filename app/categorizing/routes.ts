import { endpoint } from '#http/operation'
import * as models from './validators/model.js'
import * as review from './validators/review.js'

const CategorizingSettingsController = () => import('./controllers/categorizing_settings_controller.js')
const DeploymentsController = () => import('./controllers/deployments_controller.js')
const ModelsController = () => import('./controllers/models_controller.js')
const ReviewsController = () => import('./controllers/reviews_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /review', [ReviewsController, 'index'], {
  ...reading,
  summary: 'Lists what has no category yet, each with the most likely one and why',
  query: review.listReviewValidator,
  responds: review.reviewPageValidator,
})
endpoint('POST /review/decisions', [ReviewsController, 'decide'], {
  ...writing,
  summary: 'Gives transactions their categories, accepted or changed, as one change',
  body: review.decideValidator,
  responds: review.decidedValidator,
})
endpoint('GET /categorizing/settings', [CategorizingSettingsController, 'show'], {
  ...reading,
  summary: 'Shows from which confidence on categories are chosen without asking',
  responds: review.settingsValidator,
})
endpoint('PATCH /categorizing/settings', [CategorizingSettingsController, 'update'], {
  ...writing,
  summary: 'Changes from which confidence on categories are chosen without asking',
  body: review.changeSettingsValidator,
  responds: review.settingsValidator,
})

endpoint('GET /ml/models', [ModelsController, 'index'], {
  ...reading,
  summary: 'Lists what was learned from the household, the latest version first',
  responds: models.modelListValidator,
})
endpoint('GET /ml/models/:id', [ModelsController, 'show'], {
  ...reading,
  summary: 'Shows a version of what was learned',
  responds: models.modelValidator,
})
endpoint('POST /ml/models', [ModelsController, 'train'], {
  ...writing,
  summary: 'Has a new version learned, as a job',
  responds: models.trainingValidator,
  status: 202,
})
endpoint('POST /ml/models/:id/training', [ModelsController, 'train'], {
  ...writing,
  summary: 'Has a successor of a version learned, as a job',
  responds: models.trainingValidator,
  status: 202,
})
endpoint('GET /ml/models/:id/performance', [ModelsController, 'performance'], {
  ...reading,
  summary:
    'Shows how a version did on later transactions, what it looks at, and whether the household has changed since',
  responds: models.performanceValidator,
})
endpoint('PUT /ml/models/:id/deployment', [DeploymentsController, 'update'], {
  ...writing,
  summary: 'Has a version answer all questions, or a share of them',
  body: models.deploymentBodyValidator,
  responds: models.modelListValidator,
})
endpoint('DELETE /ml/models/:id/deployment', [DeploymentsController, 'destroy'], {
  ...writing,
  summary: 'Takes a version out of use; the one before it answers again',
  responds: models.modelListValidator,
})

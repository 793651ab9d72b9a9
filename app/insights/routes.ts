import { endpoint } from '#http/operation'
import * as analytics from './validators/analytics.js'
import * as anomalies from './validators/anomaly.js'
import * as insights from './validators/insight.js'
import * as predictions from './validators/prediction.js'

const InsightsController = () => import('./controllers/insights_controller.js')
const DismissalsController = () => import('./controllers/insight_dismissals_controller.js')
const ActingsController = () => import('./controllers/insight_actings_controller.js')
const AnomaliesController = () => import('./controllers/anomalies_controller.js')
const AnalyticsController = () => import('./controllers/analytics_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /insights', [InsightsController, 'index'], {
  ...reading,
  summary: 'Lists what Florin noticed, the newest first',
  query: insights.insightQueryValidator,
  responds: insights.insightListValidator,
})
endpoint('POST /insights/:id/dismissal', [DismissalsController, 'store'], {
  ...writing,
  summary: 'Puts an insight aside; it does not come back',
  responds: insights.insightValidator,
})
endpoint('DELETE /insights/:id/dismissal', [DismissalsController, 'destroy'], {
  ...writing,
  summary: 'Takes back that an insight was put aside or acted on',
  responds: insights.insightValidator,
})
endpoint('POST /insights/:id/acting', [ActingsController, 'store'], {
  ...writing,
  summary: 'Says that something was done about an insight',
  responds: insights.insightValidator,
})
endpoint('GET /anomalies', [AnomaliesController, 'index'], {
  ...reading,
  summary: 'Lists payments that are unlike the others, the newest first',
  query: anomalies.anomalyQueryValidator,
  responds: anomalies.anomalyListValidator,
})
endpoint('PUT /anomalies/:id/verdict', [AnomaliesController, 'judge'], {
  ...writing,
  summary: 'Says whether an anomaly was to be expected or is wrong; Florin learns from it',
  body: anomalies.verdictValidator,
  responds: anomalies.anomalyValidator,
})
endpoint('GET /analytics/insights', [AnalyticsController, 'insights'], {
  ...reading,
  summary: 'Counts open insights and shows the most important ones',
  responds: insights.insightSummaryValidator,
})
endpoint('GET /analytics/spending', [AnalyticsController, 'spending'], {
  ...reading,
  summary: 'Tells what money is spent on, when, in which sizes, and what is usual',
  query: analytics.spendingQueryValidator,
  responds: analytics.spendingPatternValidator,
})
endpoint('POST /analytics/budget/optimize', [AnalyticsController, 'optimize'], {
  ...reading,
  summary: 'Proposes a budget for an income, savings, goals and constraints, and changes nothing',
  body: analytics.proposalRequestValidator,
  responds: analytics.budgetProposalValidator,
})
endpoint('GET /analytics/risk', [AnalyticsController, 'risk'], {
  ...reading,
  summary: 'Rates how safe the household’s money is, factor by factor, and what it should have put by',
  responds: analytics.riskValidator,
})
endpoint('GET /analytics/predictions', [AnalyticsController, 'predictions'], {
  ...reading,
  summary: 'Foretells categories by month and the balance by day',
  query: predictions.predictionQueryValidator,
  responds: predictions.predictionsValidator,
})

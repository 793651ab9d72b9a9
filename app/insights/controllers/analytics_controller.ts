import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { currencyScale } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import { Predict } from '../services/predict.js'
import { proposeBudget } from '../services/propose_budget.js'
import { readRisk } from '../services/read_risk.js'
import { readSpendingPattern } from '../services/read_spending_pattern.js'
import { summariseInsights } from '../services/summarise_insights.js'
import { proposalRequestValidator, spendingQueryValidator } from '../validators/analytics.js'
import { predictionQueryValidator } from '../validators/prediction.js'

@inject()
export default class AnalyticsController {
  constructor(private readonly predict: Predict) {}

  insights({ household }: HttpContext) {
    return gateway.database.read(household.id, summariseInsights)
  }

  async spending(ctx: HttpContext) {
    const asked = await ctx.request.validateUsing(spendingQueryValidator)
    return read(ctx, (queries, view) => readSpendingPattern(queries, view, asked))
  }

  async optimize(ctx: HttpContext) {
    const asked = await ctx.request.validateUsing(proposalRequestValidator)
    return read(ctx, (queries, view) => proposeBudget(queries, view, asked))
  }

  risk(ctx: HttpContext) {
    return read(ctx, readRisk)
  }

  async predictions({ request, household }: HttpContext) {
    const { months } = await request.validateUsing(predictionQueryValidator)
    return this.predict.handle(household, months)
  }
}

function read<T>({ household }: HttpContext, work: (queries: Queries, view: ReportView) => Promise<T>): Promise<T> {
  const code = household.base_currency
  const view = { currency: { code, scale: currencyScale(code) }, today: gateway.clock.today(household.time_zone) }
  return gateway.database.read(household.id, (queries) => work(queries, view))
}

import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { currencyScale } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import { proposeBudget } from '../services/propose_budget.js'
import { readRisk } from '../services/read_risk.js'
import { readSpendingPattern } from '../services/read_spending_pattern.js'
import { summariseInsights } from '../services/summarise_insights.js'
import { proposalRequestValidator, spendingQueryValidator } from '../validators/analytics.js'
import { predictionQueryValidator } from '../validators/prediction.js'

export default class AnalyticsController {
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
    return (await app.container.make('florin.predict')).handle(household, months)
  }
}

function read<T>({ household }: HttpContext, work: (queries: Queries, view: ReportView) => Promise<T>): Promise<T> {
  const code = household.base_currency
  const view = { currency: { code, scale: currencyScale(code) }, today: gateway.clock.today(household.time_zone) }
  return gateway.database.read(household.id, (queries) => work(queries, view))
}

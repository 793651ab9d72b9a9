import type { HttpContext } from '@adonisjs/core/http'
import gateway from '#changes/main'
import { currencyScale } from '#commodities/domain/currencies'
import { invalidField } from '#core/exceptions'
import { addMonths, type Month, monthOf, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { CurrentHousehold } from '#http/caller'
import { cashFlow } from '../services/cash_flow.js'
import { dashboard } from '../services/dashboard.js'
import { netWorth } from '../services/net_worth.js'
import type { ReportView } from '../services/read_month_totals.js'
import { spending } from '../services/spending.js'
import { periodValidator } from '../validators/report.js'

const DEFAULT_MONTHS = 12
const MONTHS_MAX = 600

type Report<T> = (queries: Queries, view: ReportView, from: Month, to: Month) => Promise<T>

export default class ReportsController {
  netWorth(ctx: HttpContext) {
    return forPeriod(ctx, netWorth)
  }

  cashFlow(ctx: HttpContext) {
    return forPeriod(ctx, cashFlow)
  }

  spending(ctx: HttpContext) {
    return forPeriod(ctx, spending)
  }

  dashboard({ household }: HttpContext) {
    return gateway.database.read(household.id, (queries) => dashboard(queries, viewOf(household)))
  }
}

async function forPeriod<T>({ request, household }: HttpContext, report: Report<T>): Promise<T> {
  const view = viewOf(household)
  const { to = monthOf(view.today), from = addMonths(to, 1 - DEFAULT_MONTHS) } =
    await request.validateUsing(periodValidator)
  const months = monthsBetween(from, to).length
  if (months === 0) throw invalidField('/to', 'period', 'The period ends before it begins.')
  if (months > MONTHS_MAX) throw invalidField('/from', 'period', `A period has at most ${MONTHS_MAX} months.`)
  return gateway.database.read(household.id, (queries) => report(queries, view, from, to))
}

function viewOf({ base_currency: code, time_zone: timeZone }: CurrentHousehold): ReportView {
  return { currency: { code, scale: currencyScale(code) }, today: gateway.clock.today(timeZone) }
}

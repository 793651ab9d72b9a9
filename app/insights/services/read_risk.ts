import { moneyJson } from '#core/money'
import { firstDay, lastDay } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import { rateRisk, WHOLE_MONTHS_NEEDED } from '../domain/risk.js'
import { InsufficientDataException } from '../exceptions.js'
import type { RiskJson } from '../validators/analytics.js'
import { readMonths } from './read_months.js'
import { readBalancesToday, readRiskFacts } from './read_risk_facts.js'

/** How safe the household’s money is. */
export async function readRisk(queries: Queries, view: ReportView): Promise<RiskJson> {
  const known = await readMonths(queries, view)
  const { months, ...facts } = await readRiskFacts(queries, view, known, await readBalancesToday(queries, view))
  if (months.length < WHOLE_MONTHS_NEEDED)
    throw new InsufficientDataException('a risk score', 'months', months.length, WHOLE_MONTHS_NEEDED)
  const { score, band, factors, fund } = rateRisk(facts)
  const money = (minor: number) => moneyJson(minor, view.currency)
  return {
    currency: view.currency.code,
    score,
    band,
    factors,
    emergency_fund: {
      months_covered: fund.monthsCovered,
      target_months: fund.targetMonths,
      target: money(fund.target),
      has: money(fund.has),
      missing: money(fund.missing),
    },
    based_on: { months: months.length, from: firstDay(months[0]!), to: lastDay(months.at(-1)!) },
    missing_rates: known.missingRates,
  }
}

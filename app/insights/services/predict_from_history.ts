import { formatAmount } from '#core/money'
import { addDays, addMonths, dayNumber, lastDay, monthOf } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readBalances } from '#forecasting/services/read_balances'
import type { ReportView } from '#reports/services/read_month_totals'
import { balanceFromHistory } from '../domain/balance_from_history.js'
import { quantile, sortedNumbers } from '../domain/quantiles.js'
import { InsufficientDataException } from '../exceptions.js'
import type { PredictionsJson } from '../validators/prediction.js'
import { readMonths } from './read_months.js'

const MONTHS_NEEDED = 4
const MONTHS_LOOKED_AT = 12

/** Where no model answers: categories and the balance go on as in the last twelve months. */
export async function predictFromHistory(
  queries: Queries,
  view: ReportView,
  months: number,
  detail: string,
): Promise<PredictionsJson> {
  const known = await readMonths(queries, view)
  if (known.months.length < MONTHS_NEEDED)
    throw new InsufficientDataException('a prediction', 'months', known.months.length, MONTHS_NEEDED)
  const begins = monthOf(view.today)
  const categories = known.categories.map(({ id, name, kind, months: amounts }) => {
    const sorted = sortedNumbers(amounts.slice(-MONTHS_LOOKED_AT))
    const text = (share: number) => formatAmount(Math.round(quantile(sorted, share)), view.currency.scale)
    const band = { p10: text(0.1), p50: text(0.5), p90: text(0.9) }
    return {
      category: { id, name },
      kind,
      usual: band.p50,
      model: 'median of twelve months',
      months: Array.from({ length: months }, (_, at) => ({ month: addMonths(begins, at), ...band })),
    }
  })
  const balance = await foretellBalance(queries, view, months)
  return {
    currency: view.currency.code,
    generated_at: null,
    categories: categories.sort((a, b) => Number(b.usual) - Number(a.usual)),
    balance: balance.days,
    coverage: null,
    model: null,
    fallback: { code: 'MODEL_UNAVAILABLE', used: 'the months of the past', detail },
    missing_rates: [...new Set([...known.missingRates, ...balance.missingRates])].sort(),
  }
}

/** Of the everyday accounts together, as the forecast has it. */
async function foretellBalance(queries: Queries, { currency, today }: ReportView, months: number) {
  const { household, missingRates } = await readBalances(queries, currency.code, today)
  const until = lastDay(addMonths(monthOf(today), months - 1))
  const length = Math.max(1, dayNumber(until) - dayNumber(today))
  const text = (minor: number) => formatAmount(minor, currency.scale)
  const days = balanceFromHistory(household.values, today, length).map(({ p10, p50, p90 }, at) => {
    return { on: addDays(today, at + 1), p10: text(p10), p50: text(p50), p90: text(p90) }
  })
  return { days, missingRates }
}

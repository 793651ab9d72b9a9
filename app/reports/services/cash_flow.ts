import { type Month, monthNumber, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import { negate } from '#ledger/domain/balancing'
import type { CashFlowJson } from '../validators/report.js'
import { baseAmount, readMonthTotals, type ReportView } from './read_month_totals.js'

/** What came in and went out, month by month. Transfers between one's own accounts are neither. */
export async function cashFlow(queries: Queries, view: ReportView, from: Month, to: Month): Promise<CashFlowJson> {
  const { series, kindOf, missingRates } = await readMonthTotals(queries, view, {
    kinds: ['income', 'expense'],
    from,
    to,
  })
  const first = monthNumber(from)
  const flows = monthsBetween(from, to).map((month) => ({ month, income: 0, expense: 0 }))
  for (const { accountId, months, amounts } of series) {
    const isIncome = kindOf.get(accountId) === 'income'
    for (let at = 0; at < months.length; at++) {
      const flow = flows[months[at] - first]
      if (isIncome) flow.income += negate(amounts[at])
      else flow.expense += amounts[at]
    }
  }
  return {
    currency: view.currency.code,
    months: flows.map(({ month, income, expense }) => ({
      month,
      income: baseAmount(view, income),
      expense: baseAmount(view, expense),
      net: baseAmount(view, income - expense),
    })),
    missing_rates: missingRates,
  }
}

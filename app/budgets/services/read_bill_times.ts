import { currencyScale } from '#commodities/domain/currencies'
import { readRates } from '#commodities/services/read_rates'
import { parseAmount } from '#core/money'
import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readCalendar } from '#recurring/services/read_calendar'
import { readRecurringRows, rootsOf } from '#recurring/services/recurring_rows'
import type { BudgetView } from '../domain/budget.js'
import type { BillTime } from '../domain/templates.js'

/** What comes once a year has to be found from any day of it. */
const DAYS_AHEAD = 400

/**
 * When each recurring payment was paid or is due from a day on, and how much it is in the budget's currency, money out being positive. One
 * that was merged into another has the times of that one; where no rate is known it has none.
 */
export async function readBillTimes(
  queries: Queries,
  { currency, today }: BudgetView,
  from: PlainDate,
): Promise<(recurringId: number) => BillTime[]> {
  const entries = await readCalendar(queries, { from, to: addDays(from, DAYS_AHEAD), today })
  const isForeign = entries.some((entry) => entry.currency !== currency.code)
  const rates = isForeign ? await readRates(queries) : undefined
  const byBill = new Map<number, BillTime[]>()
  for (const { recurring_id: id, on, currency: code, amount } of entries) {
    const convert = code === currency.code ? (minor: number) => minor : rates!.converter(code, currency.code, today)
    if (!convert) continue
    const time = { on, amount: -convert(parseAmount(amount, currencyScale(code))) }
    byBill.set(id, [...(byBill.get(id) ?? []), time])
  }
  const roots = rootsOf(await readRecurringRows(queries))
  return (id) => byBill.get(roots.get(id)?.id ?? id) ?? []
}

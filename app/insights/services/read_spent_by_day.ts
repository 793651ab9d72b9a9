import { readRates } from '#commodities/services/read_rates'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'

export interface Spent {
  on: PlainDate
  categoryId: number
  /** In the household’s currency. */
  amount: number
  count: number
}

interface Row {
  on_day: PlainDate
  account_id: number
  code: string
  quantity: number
  count: number
}

/** What each category took on each day, converted with that day's rate; a currency that no rate leads from is left out and named. */
export async function readSpentByDay(
  queries: Queries,
  view: ReportView,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<{ spent: Spent[]; missingRates: string[] }> {
  const rows = await queries.all<Row>(
    `SELECT p.occurred_on AS on_day, p.account_id, c.code, CAST(SUM(p.quantity) AS BIGINT) AS quantity, COUNT(*) AS count
     FROM postings p JOIN commodities c ON c.id = p.commodity_id
     WHERE p.account_id IN (SELECT id FROM accounts WHERE kind = 'expense') AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ?
     GROUP BY p.occurred_on, p.account_id, c.code ORDER BY p.occurred_on, p.account_id`,
    [from, to],
  )
  const convert = await toBase(queries, view)
  const missing = new Set<string>()
  const spent = rows.flatMap(({ on_day: on, account_id: categoryId, code, quantity, count }): Spent[] => {
    const amount = convert(quantity, code, on)
    if (amount === undefined) missing.add(code)
    return amount === undefined ? [] : [{ on, categoryId, amount, count }]
  })
  return { spent, missingRates: [...missing].sort() }
}

/** Amounts of any currency in the household's own, by the rate of a day; undefined where no rate leads there. */
export async function toBase(queries: Queries, { currency }: ReportView) {
  const rates = await readRates(queries)
  return (minor: number, code: string, on: PlainDate): number | undefined =>
    code === currency.code ? minor : rates.convert(minor, code, currency.code, on)
}

import { addMonths, type Month, monthNumber, monthOfNumber, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Series } from '#sdk'

interface MonthRow {
  account_id: number
  month: number
  quantity: number
}

const MONTHS_OF_HISTORY = 120
/** A forecaster takes no more. */
const CATEGORIES_MAX = 200

/**
 * What each category took or brought by month, in the household's own currency, in minor units as in the ledger: from its first month to
 * the last whole one before `until`; months without anything count as nothing.
 */
export async function readCategoryMonths(queries: Queries, currency: string, until: Month): Promise<Series[]> {
  const rows = await queries.all<MonthRow>(
    `SELECT m.account_id, m.month, m.quantity FROM month_totals m
     JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.kind IN ('income', 'expense') AND a.role IS NULL AND a.archived_at IS NULL AND c.code = ? AND m.month BETWEEN ? AND ?
     ORDER BY m.account_id, m.month`,
    [currency, monthNumber(until) - MONTHS_OF_HISTORY, monthNumber(until) - 1],
  )
  const byCategory = Map.groupBy(rows, (row) => row.account_id)
  return [...byCategory].slice(0, CATEGORIES_MAX).map(([id, totals]) => {
    const known = new Map(totals.map(({ month, quantity }) => [month, quantity]))
    const start = monthOfNumber(totals[0]!.month)
    const values = monthsBetween(start, addMonths(until, -1)).map((month) => known.get(monthNumber(month)) ?? 0)
    return { id: String(id), frequency: 'month', start, values }
  })
}

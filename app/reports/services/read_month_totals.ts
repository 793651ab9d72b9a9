import { readRates } from '#commodities/services/read_rates'
import { formatAmount } from '#core/money'
import { lastDay, type Month, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'

/** The base currency and the day a report is read on. */
export interface ReportView {
  currency: { code: string; scale: number }
  today: PlainDate
}

export interface MonthTotal {
  month: Month
  accountId: number
  kind: 'asset' | 'liability' | 'income' | 'expense'
  /** In minor units of the base currency; positive increases an asset or an expense. */
  amount: number
}

export interface MonthTotals {
  totals: MonthTotal[]
  /** Currencies that no rate leads from; their amounts are not in the totals. */
  missingRates: string[]
}

interface Row {
  month: string
  account_id: number
  kind: MonthTotal['kind']
  code: string
  quantity: number
}

interface Selection {
  kinds: readonly MonthTotal['kind'][]
  from: Month
  to: Month
}

/** The month totals of some kinds of accounts in the base currency, in the order of months. */
export async function readMonthTotals(
  queries: Queries,
  view: ReportView,
  { kinds, from, to }: Selection,
): Promise<MonthTotals> {
  const rows = await queries.all<Row>(
    `SELECT m.month, m.account_id, a.kind, c.code, m.quantity FROM month_totals m
     JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.kind IN (${kinds.map(() => '?').join(', ')}) AND a.include_in_net_worth = 1 AND m.month BETWEEN ? AND ?
     ORDER BY m.month, m.account_id`,
    [...kinds, from, to],
  )
  const { code: base } = view.currency
  const rates = rows.some((row) => row.code !== base) ? await readRates(queries) : undefined
  const missing = new Set<string>()
  const totals: MonthTotal[] = []
  for (const row of rows) {
    const amount =
      row.code === base ? row.quantity : rates!.convert(row.quantity, row.code, base, rateDay(row.month, view.today))
    if (amount === undefined) missing.add(row.code)
    else totals.push({ month: row.month, accountId: row.account_id, kind: row.kind, amount })
  }
  return { totals, missingRates: [...missing].sort() }
}

/** The last day of a month that is over, and today in the current one. */
export function rateDay(month: Month, today: PlainDate): PlainDate {
  return month >= monthOf(today) ? today : lastDay(month)
}

export function baseAmount(view: ReportView, minor: number): string {
  return formatAmount(minor === 0 ? 0 : minor, view.currency.scale)
}

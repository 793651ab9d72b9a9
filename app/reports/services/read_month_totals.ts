import { readRates } from '#commodities/services/read_rates'
import { formatAmount } from '#core/money'
import { lastDay, type Month, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Converter, RateTable } from '#commodities/domain/conversion'

/** The base currency and the day a report is read on. */
export interface ReportView {
  currency: { code: string; scale: number }
  today: PlainDate
}

export type Kind = 'asset' | 'liability' | 'income' | 'expense'

export interface MonthTotal {
  month: Month
  accountId: number
  /** In minor units of the base currency; positive increases an asset or an expense. */
  amount: number
}

export interface MonthTotals {
  totals: MonthTotal[]
  kindOf: ReadonlyMap<number, Kind>
  /** Currencies that no rate leads from; their amounts are not in the totals. */
  missingRates: string[]
}

interface Row extends MonthTotal {
  commodityId: number
}

interface Commodity {
  id: number
  code: string
}

interface Selection {
  kinds: readonly Kind[]
  from: Month
  to: Month
}

/**
 * The month totals of some kinds of accounts in the base currency. Accounts and currencies are few and totals are many, so what is
 * known of an account or a currency is looked up once, not read with each row.
 */
export async function readMonthTotals(
  queries: Queries,
  view: ReportView,
  { kinds, from, to }: Selection,
): Promise<MonthTotals> {
  const chosen = `kind IN (${kinds.map(() => '?').join(', ')}) AND include_in_net_worth = 1`
  const accounts = await queries.all<{ id: number; kind: Kind }>(`SELECT id, kind FROM accounts WHERE ${chosen}`, kinds)
  // CROSS JOIN keeps SQLite from walking all totals to look for their accounts.
  const rows = await queries.all<Row>(
    `SELECT m.month, m.account_id AS "accountId", m.commodity_id AS "commodityId", m.quantity AS amount
     FROM accounts a CROSS JOIN month_totals m WHERE m.account_id = a.id AND ${chosen} AND m.month BETWEEN ? AND ?`,
    [...kinds, from, to],
  )
  const commodities = await queries.all<Commodity>('SELECT id, code FROM commodities')
  const foreign = commodities.filter(({ code }) => code !== view.currency.code)
  const rates = foreign.length > 0 ? await readRates(queries) : undefined
  const missing = new Set<number>()
  for (const { id, code } of foreign) if (!convertRows(rows, id, monthConverters(rates!, code, view))) missing.add(id)
  const totals = missing.size > 0 ? rows.filter((row) => !missing.has(row.commodityId)) : rows
  return {
    totals,
    kindOf: new Map(accounts.map(({ id, kind }) => [id, kind])),
    missingRates: foreign
      .filter(({ id }) => missing.has(id))
      .map(({ code }) => code)
      .sort(),
  }
}

/** Looks for the rate of each month once. */
function monthConverters(rates: RateTable, code: string, { currency, today }: ReportView) {
  const known = new Map<Month, Converter | undefined>()
  return (month: Month) => {
    if (!known.has(month)) known.set(month, rates.converter(code, currency.code, rateDay(month, today)))
    return known.get(month)
  }
}

/** Turns the rows of one currency into the base one, in place; answers false when no rate leads there. */
function convertRows(rows: Row[], commodityId: number, converterOf: (month: Month) => Converter | undefined): boolean {
  for (const row of rows) {
    if (row.commodityId !== commodityId) continue
    const convert = converterOf(row.month)
    if (!convert) return false
    row.amount = convert(row.amount)
  }
  return true
}

/** The last day of a month that is over, and today in the current one. */
export function rateDay(month: Month, today: PlainDate): PlainDate {
  return month >= monthOf(today) ? today : lastDay(month)
}

export function baseAmount(view: ReportView, minor: number): string {
  return formatAmount(minor === 0 ? 0 : minor, view.currency.scale)
}

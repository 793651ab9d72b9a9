import { readRates } from '#commodities/services/read_rates'
import { formatAmount } from '#core/money'
import { lastDay, type Month, monthNumber, monthOf, monthOfNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Converter, RateTable } from '#commodities/domain/conversion'

/** The base currency and the day a report is read on. */
export interface ReportView {
  currency: { code: string; scale: number }
  today: PlainDate
}

export type Kind = 'asset' | 'liability' | 'income' | 'expense'

/** What an account has in one currency, by month; in minor units of the base currency, positive for more of an asset or an expense. */
export interface MonthSeries {
  accountId: number
  /** As `monthNumber` counts them; in no order, with the amounts at the same places. */
  months: number[]
  amounts: number[]
}

export interface MonthTotals {
  series: MonthSeries[]
  kindOf: ReadonlyMap<number, Kind>
  /** Currencies that no rate leads from; their amounts are not in the series. */
  missingRates: string[]
}

interface Row {
  accountId: number
  commodityId: number
  months: string
  amounts: string
}

interface Selection {
  kinds: readonly Kind[]
  from: Month
  to: Month
}

/**
 * The month totals of some kinds of accounts in the base currency. Totals are many and their series are few, so the database hands
 * over each series as two lists: a row for each total would cost more.
 */
export async function readMonthTotals(
  queries: Queries,
  view: ReportView,
  { kinds, from, to }: Selection,
): Promise<MonthTotals> {
  const chosen = `kind IN (${kinds.map(() => '?').join(', ')}) AND include_in_net_worth = 1`
  const accounts = await queries.all<{ id: number; kind: Kind }>(`SELECT id, kind FROM accounts WHERE ${chosen}`, kinds)
  const list = queries.dialect === 'sqlite' ? 'json_group_array' : 'json_agg'
  const rows = await queries.all<Row>(
    `SELECT account_id AS "accountId", commodity_id AS "commodityId",
       CAST(${list}(month) AS TEXT) AS months, CAST(${list}(quantity) AS TEXT) AS amounts
     FROM month_totals WHERE account_id IN (SELECT id FROM accounts WHERE ${chosen}) AND month BETWEEN ? AND ?
     GROUP BY account_id, commodity_id`,
    [...kinds, monthNumber(from), monthNumber(to)],
  )
  const commodities = await queries.all<{ id: number; code: string }>('SELECT id, code FROM commodities')
  const codes = new Map(commodities.map(({ id, code }) => [id, code]))
  const isForeign = ({ commodityId }: Row) => codes.get(commodityId) !== view.currency.code
  const convert = rows.some(isForeign) ? seriesConverter(await readRates(queries), view) : undefined
  const missing = new Set<string>()
  const series: MonthSeries[] = []
  for (const row of rows) {
    const months = JSON.parse(row.months) as number[]
    const amounts = JSON.parse(row.amounts) as number[]
    const code = codes.get(row.commodityId)!
    if (isForeign(row) && !convert!({ months, amounts }, code)) missing.add(code)
    else series.push({ accountId: row.accountId, months, amounts })
  }
  return { series, kindOf: new Map(accounts.map(({ id, kind }) => [id, kind])), missingRates: [...missing].sort() }
}

/** Turns a series into the base currency, in place, or answers false when no rate leads there. A rate is looked for once a month. */
function seriesConverter(rates: RateTable, { currency, today }: ReportView) {
  const known = new Map<string, Map<number, Converter>>()
  return ({ months, amounts }: Omit<MonthSeries, 'accountId'>, code: string): boolean => {
    const converters = known.get(code) ?? new Map<number, Converter>()
    known.set(code, converters)
    for (let at = 0; at < months.length; at++) {
      const month = months[at]
      const convert =
        converters.get(month) ?? rates.converter(code, currency.code, rateDay(monthOfNumber(month), today))
      if (!convert) return false
      converters.set(month, convert)
      amounts[at] = convert(amounts[at])
    }
    return true
  }
}

/** The last day of a month that is over, and today in the current one. */
export function rateDay(month: Month, today: PlainDate): PlainDate {
  return month >= monthOf(today) ? today : lastDay(month)
}

export function baseAmount(view: ReportView, minor: number): string {
  return formatAmount(minor === 0 ? 0 : minor, view.currency.scale)
}

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
  commodity_id: number
  quantity: number
}

interface Account {
  id: number
  kind: MonthTotal['kind']
}

interface Commodity {
  id: number
  code: string
}

interface Selection {
  kinds: readonly MonthTotal['kind'][]
  from: Month
  to: Month
}

/**
 * The month totals of some kinds of accounts in the base currency. Accounts and currencies are few and totals are many, so their names and
 * kinds are added here, not row by row in the database.
 */
export async function readMonthTotals(
  queries: Queries,
  view: ReportView,
  { kinds, from, to }: Selection,
): Promise<MonthTotals> {
  const chosen = `kind IN (${kinds.map(() => '?').join(', ')}) AND include_in_net_worth = 1`
  const accounts = await queries.all<Account>(`SELECT id, kind FROM accounts WHERE ${chosen}`, kinds)
  // CROSS JOIN keeps SQLite from walking all totals to look for their accounts.
  const rows = await queries.all<Row>(
    `SELECT m.month, m.account_id, m.commodity_id, m.quantity FROM accounts a CROSS JOIN month_totals m
     WHERE m.account_id = a.id AND ${chosen} AND m.month BETWEEN ? AND ?`,
    [...kinds, from, to],
  )
  const commodities = await queries.all<Commodity>('SELECT id, code FROM commodities')
  const codes = new Map(commodities.map(({ id, code }) => [id, code]))
  const kindOf = new Map(accounts.map(({ id, kind }) => [id, kind]))
  return inBaseCurrency(rows, kindOf, codes, commodities.length > 1 ? await readRates(queries) : undefined, view)
}

function inBaseCurrency(
  rows: readonly Row[],
  kindOf: ReadonlyMap<number, MonthTotal['kind']>,
  codes: ReadonlyMap<number, string>,
  rates: RateTable | undefined,
  { currency: { code: base }, today }: ReportView,
): MonthTotals {
  const baseId = [...codes].find(([, code]) => code === base)?.[0]
  const missing = new Set<string>()
  const totals: MonthTotal[] = []
  /** By currency and month; null where no rate leads. */
  const converters = new Map<number, Map<Month, Converter | null>>()
  const converterFor = (commodityId: number, month: Month) => {
    const ofCurrency = converters.get(commodityId) ?? new Map<Month, Converter | null>()
    converters.set(commodityId, ofCurrency)
    let known = ofCurrency.get(month)
    if (known === undefined) {
      known = rates?.converter(codes.get(commodityId)!, base, rateDay(month, today)) ?? null
      ofCurrency.set(month, known)
    }
    return known
  }
  for (const { month, account_id: accountId, commodity_id: commodityId, quantity } of rows) {
    const toBase = commodityId === baseId ? undefined : converterFor(commodityId, month)
    if (toBase === null) missing.add(codes.get(commodityId)!)
    else totals.push({ month, accountId, kind: kindOf.get(accountId)!, amount: toBase ? toBase(quantity) : quantity })
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

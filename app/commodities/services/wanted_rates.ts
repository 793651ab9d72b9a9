import { addDays, firstDay as firstOfMonth, monthOfNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import { isCurrency } from '../domain/currencies.js'

export interface WantedRates {
  /** Codes of currencies, or of shares and coins. */
  codes: string[]
  from: string
}

interface Span {
  code: string
  /** The first month with anything in it. */
  /** A month, as `monthNumber` counts them. */
  first: number | null
  /** The oldest and the newest rate that were fetched. */
  oldest: string | null
  newest: string | null
}

/** Back to what a household did first, but not without end. */
const FIRST_YEARS = 20
/** Publishers correct rates, and holidays delay them. */
const AGAIN_DAYS = 5
const FETCHED = "FROM rates r WHERE (r.base_id = c.id OR r.quote_id = c.id) AND r.source <> 'manual'"
const KINDS = { rates: "c.kind = 'currency'", quotes: "c.kind <> 'currency'" }

/** What a household has beside its own currency: other currencies for rates, shares and coins for quotes; and since when. */
export async function wantedRates(
  queries: Queries,
  serves: 'rates' | 'quotes',
  { baseCurrency, today, isAsked }: { baseCurrency: string; today: string; isAsked: boolean },
): Promise<WantedRates> {
  const spans = await queries.all<Span>(
    `SELECT c.code, (SELECT MIN(m.month) FROM month_totals m WHERE m.commodity_id = c.id) AS first,
       (SELECT MIN(r.on_day) ${FETCHED}) AS oldest, (SELECT MAX(r.on_day) ${FETCHED}) AS newest
     FROM commodities c WHERE ${KINDS[serves]} AND c.code <> ? ORDER BY c.code`,
    [baseCurrency],
  )
  const published = serves === 'rates' ? spans.filter(({ code }) => isCurrency(code)) : spans
  return { codes: published.map(({ code }) => code), from: firstDay(published, today, isAsked) }
}

/**
 * Where the last fetch ended, and some days before; at first, the first month with anything in another currency. What one that came later
 * has missed is fetched when a person asks: some are published by nobody, and would be asked for from the start every day.
 */
function firstDay(spans: readonly Span[], today: string, isAsked: boolean): string {
  const isFirst = spans.every(({ newest }) => newest === null)
  const wanted = spans.flatMap(({ first, oldest, newest }) => {
    const start = first === null ? undefined : firstOfMonth(monthOfNumber(first))
    const isMissed = start !== undefined && (oldest === null || oldest > addDays(start, AGAIN_DAYS))
    return isMissed && (isFirst || isAsked) ? [start] : (newest ?? [])
  })
  const earliest = `${Number(today.slice(0, 4)) - FIRST_YEARS}-01-01`
  const start = addDays([...wanted, today].sort()[0]!, -AGAIN_DAYS)
  return start < earliest ? earliest : start
}

import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { InsufficientDataException } from '../exceptions.js'
import type { BalanceForecastJson, ForecastJson } from '../validators/forecast.js'
import { latestForecast } from './keep_forecast.js'
import { amountIn, keptSeries, type KeptSeries, makingJson, qualityJson, type Reader } from './kept_series.js'
import { DAYS_NEEDED } from './make_forecast.js'

const DAYS_DEFAULT = 60

/** A day ahead, in minor units: in one of ten days the balance is below `p10`, in one of ten above `p90`. */
export interface ForecastDay {
  on: PlainDate
  p10: number
  p50: number
  p90: number
}

export interface BalanceOutlook {
  currency: string
  made_on: PlainDate
  days: ForecastDay[]
}

export interface Span {
  /** The day from which on is told. */
  today: PlainDate
  days: number
  /** An account; all everyday accounts together where none is named. */
  accountId?: number
}

/** The kept forecast of balances, for whoever watches them; undefined where there is none, or it reaches no further than `today`. */
export async function readForecast(
  queries: Queries,
  { today, days, accountId }: Span,
): Promise<BalanceOutlook | undefined> {
  const kept = await latestForecast(queries)
  if (!kept) return undefined
  const all = await keptSeries(queries, kept.id, 'balances')
  const series = all.find(({ subjectId }) => subjectId === (accountId ?? null))
  const ahead = series ? daysAhead(series, today, days) : []
  return ahead.length === 0 ? undefined : { currency: series!.currency, made_on: kept.made_on, days: ahead }
}

/** Undefined where nothing was foretold yet; throws where there is too little to go by. */
export async function presentForecast(
  queries: Queries,
  { today, country, days = DAYS_DEFAULT }: Reader & { days?: number },
): Promise<ForecastJson | undefined> {
  const kept = await latestForecast(queries)
  if (!kept) return undefined
  const all = (await keptSeries(queries, kept.id, 'balances')).map((series) => balanceJson(series, today, days))
  const household = all.find(({ account }) => account === null)!
  if (household.known_days < DAYS_NEEDED) throw new InsufficientDataException(household.known_days, DAYS_NEEDED, 'day')
  return {
    ...(await makingJson(queries, kept, { today, country })),
    household,
    accounts: all.filter(({ account }) => account !== null),
  }
}

/** From tomorrow on, also where the forecast is some days old. */
function daysAhead({ begins, points, lower, upper }: KeptSeries, today: PlainDate, days: number): ForecastDay[] {
  const passed = Math.max(0, dayNumber(today) + 1 - dayNumber(begins))
  return points.slice(passed, passed + days).map((p50, at) => {
    const [p10, p90] = [lower[passed + at]!, upper[passed + at]!]
    return { on: addDays(begins, passed + at), p10, p50, p90 }
  })
}

function balanceJson(series: KeptSeries, today: PlainDate, days: number): BalanceForecastJson {
  const { history, begins, subjectId, subject, subjectKind, currency } = series
  const amount = amountIn(currency)
  const ahead = daysAhead(series, today, days)
  const last = ahead.at(-1)?.on ?? begins
  const balance = history.at(-1) ?? 0
  return {
    account: subjectId === null ? null : { id: subjectId, name: subject! },
    currency,
    balance: amount(balance),
    history: history.map((value, at) => ({ on: addDays(begins, at - history.length), balance: amount(value) })),
    days: ahead.map(({ on, p10, p50, p90 }) => ({ on, p10: amount(p10), p50: amount(p50), p90: amount(p90) })),
    below_zero: subjectKind === 'liability' || balance < 0 ? null : firstBelowZero(ahead),
    items: series.items
      .filter(({ due_on: on }) => on > today && on <= last)
      .map(({ recurring_id, name, due_on: on, expected }) => ({ recurring_id, name, on, amount: amount(expected) })),
    known_days: series.known,
    method: series.method,
    unavailable: series.unavailable,
    quality: qualityJson(series),
  }
}

/** Likely from the day on which it is more likely than not, possible from the day on which one of ten times it is. */
function firstBelowZero(days: readonly ForecastDay[]): BalanceForecastJson['below_zero'] {
  const likely = days.find(({ p50 }) => p50 < 0)
  if (likely) return { on: likely.on, certainty: 'likely' }
  const possible = days.find(({ p10 }) => p10 < 0)
  return possible ? { on: possible.on, certainty: 'possible' } : null
}

import { addDays, monthOf, type PlainDate } from '#core/plain_date'
import type { Forecast, ForecastRequest, Series } from '#sdk'
import {
  BALANCE_TESTS,
  type BackTestMetrics,
  CATEGORY_TESTS,
  judgePast,
  pastSeries,
  type TestPlan,
} from '../domain/back_test.js'
import { type Days, type Outlook, withItems, withoutItems } from '../domain/place_items.js'
import type { Answer } from '../forecasters.js'
import type { ExpectedItem, PastItem } from '../domain/payments.js'
import type { Balances } from './read_balances.js'

export const LEVEL = 0.8
export const DAYS_AHEAD = 120
export const MONTHS_AHEAD = 12
/** Shorter histories are not asked about: nobody could say anything. */
export const DAYS_NEEDED = 28
export const MONTHS_NEEDED = 4
const DAYS_KEPT = 120
const MONTHS_KEPT = 24

/** A series as it is kept: what was, and what is foretold. */
export interface MadeSeries extends Outlook {
  kind: 'household' | 'account' | 'category'
  subjectId: number | null
  currency: string
  /** The first period ahead. */
  begins: string
  known: number
  method: string
  unavailable: string | null
  history: number[]
  items: ExpectedItem[]
  metrics: BackTestMetrics | undefined
}

export interface Material {
  today: PlainDate
  currency: string
  balances: Balances
  categories: Series[]
  past: PastItem[]
  upcoming: ExpectedItem[]
  /** On which banks rest besides weekends, in the history and ahead. */
  holidays: PlainDate[]
  /** What tests gave earlier today; without it the past is tested. */
  tested?: ReadonlyMap<string, BackTestMetrics>
}

type Ask = (request: ForecastRequest) => Promise<Answer>

interface Subject {
  key: string
  kind: MadeSeries['kind']
  subjectId: number | null
  currency: string
  /** What is continued, and what really was. */
  series: Series
  actual: number[]
  /** What recurring payments of the past had lowered the last value by. */
  taken: number
  items: ExpectedItem[]
}

/**
 * Continues every balance and category, and tests how well that would have gone in the last year. `by` is absent where nobody was
 * asked.
 */
export async function makeForecast(
  ask: Ask,
  material: Material,
): Promise<{ series: MadeSeries[]; by: Omit<Answer, 'forecasts'> | undefined }> {
  const balances = balanceSubjects(material)
  const categories = categorySubjects(material)
  const { tested, holidays } = material
  const told = (request: ForecastRequest) => ask({ ...request, holidays })
  const daily = await answers(told, balances, { horizon: DAYS_AHEAD, plan: BALANCE_TESTS, tested })
  const monthly = await answers(told, categories, { horizon: MONTHS_AHEAD, plan: CATEGORY_TESTS, tested })
  const series = [
    ...balances.map((subject) => madeOf(subject, daily, addDays(material.today, 1), DAYS_KEPT)),
    ...categories.map((subject) => madeOf(subject, monthly, monthOf(material.today), MONTHS_KEPT)),
  ]
  const by = [daily.by, monthly.by].find((each) => each?.fallback) ?? daily.by ?? monthly.by
  return { series, by }
}

function balanceSubjects({ currency, balances, past, upcoming }: Material): Subject[] {
  const byAccount = Map.groupBy(past, (item) => item.account_id)
  const dueAt = Map.groupBy(upcoming, (item) => item.account_id)
  const accounts = balances.accounts.map((account) => {
    const items = dueAt.get(account.accountId) ?? []
    const taken = byAccount.get(account.accountId) ?? []
    return daySubject(`account:${account.accountId}`, account, { currency: account.currency, items, past: taken })
  })
  // Items of accounts in other currencies stay part of what is guessed for the household.
  const own = new Set(
    balances.accounts.filter((account) => account.currency === currency).map(({ accountId }) => accountId),
  )
  const ofOwn = (item: { account_id: number }) => own.has(item.account_id)
  const whole = { currency, items: upcoming.filter(ofOwn), past: past.filter(ofOwn) }
  return [daySubject('household', balances.household, whole), ...accounts]
}

function daySubject(
  key: string,
  days: Days,
  { currency, items, past }: { currency: string; items: ExpectedItem[]; past: PastItem[] },
): Subject {
  const isPlaced = items.length > 0 && past.length > 0
  const bare = isPlaced ? withoutItems(days, past) : days
  const [kind, id] = key.split(':')
  return {
    key,
    kind: kind as Subject['kind'],
    subjectId: id === undefined ? null : Number(id),
    currency,
    series: { id: key, frequency: 'day', start: days.start, values: bare.values, measure: 'level' },
    actual: days.values,
    taken: isPlaced ? days.values.at(-1)! - bare.values.at(-1)! : 0,
    items: isPlaced ? items : [],
  }
}

function categorySubjects({ currency, categories }: Material): Subject[] {
  const isAlive = ({ values }: Series) => values.slice(-MONTHS_KEPT).some((value) => value !== 0)
  return categories.filter(isAlive).map((series) => ({
    key: `category:${series.id}`,
    kind: 'category',
    subjectId: Number(series.id),
    currency,
    series: { ...series, id: `category:${series.id}` },
    actual: series.values,
    taken: 0,
    items: [],
  }))
}

interface Answers {
  forecasts: ReadonlyMap<string, Forecast>
  metrics: ReadonlyMap<string, BackTestMetrics>
  by?: Omit<Answer, 'forecasts'>
}

const leastOf = ({ frequency }: Series) => (frequency === 'day' ? DAYS_NEEDED : MONTHS_NEEDED)

async function answers(
  ask: Ask,
  subjects: Subject[],
  { horizon, plan, tested }: { horizon: number; plan: TestPlan; tested?: ReadonlyMap<string, BackTestMetrics> },
): Promise<Answers> {
  const series = subjects.map((subject) => subject.series).filter((each) => each.values.length >= leastOf(each))
  if (series.length === 0) return { forecasts: new Map(), metrics: new Map() }
  const { forecasts, ...by } = await ask({ series, horizon, levels: [LEVEL] })
  const metrics = new Map<string, BackTestMetrics>(tested)
  const untested = series.filter(({ id }) => !metrics.has(id))
  const past = untested.flatMap((each) => pastSeries(each, plan))
  const tests = past.length === 0 ? [] : (await ask({ series: past, horizon: plan.ahead, levels: [LEVEL] })).forecasts
  const byId = new Map(tests.map((forecast) => [forecast.id, forecast]))
  for (const each of untested) {
    const judged = judgePast(each, plan, byId)
    if (judged) metrics.set(each.id, judged)
  }
  return { forecasts: new Map(forecasts.map((forecast) => [forecast.id, forecast])), metrics, by }
}

function madeOf(subject: Subject, { forecasts, metrics }: Answers, begins: string, kept: number): MadeSeries {
  const { key, kind, subjectId, currency, actual, items, taken } = subject
  const forecast = forecasts.get(key)
  const [band] = forecast?.bands ?? []
  const least = leastOf(subject.series)
  const short = `${actual.length} ${subject.series.frequency}s of data: it takes at least ${least}.`
  const raw = { points: forecast?.points ?? [], lower: band?.lower ?? [], upper: band?.upper ?? [] }
  const placed = items.length > 0 ? withItems(raw, begins, items, taken) : raw
  return {
    kind,
    subjectId,
    currency,
    begins,
    known: actual.length,
    method: forecast?.method ?? '',
    unavailable: forecast ? (forecast.unavailable ?? null) : short,
    history: actual.slice(-kept),
    points: placed.points.map(Math.round),
    lower: placed.lower.map(Math.round),
    upper: placed.upper.map(Math.round),
    items,
    metrics: metrics.get(key),
  }
}

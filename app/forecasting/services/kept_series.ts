import { currencyScale } from '#commodities/domain/currencies'
import { formatAmount } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { BackTestMetrics } from '../domain/back_test.js'
import type { ExpectedItem } from '../domain/payments.js'
import type { MakingJson, QualityJson } from '../validators/forecast.js'
import { type KeptForecast, latestChangeSet } from './keep_forecast.js'

/** A series as it was kept, read again. */
export interface KeptSeries {
  kind: 'household' | 'account' | 'category'
  subjectId: number | null
  subject: string | null
  subjectKind: string | null
  currency: string
  begins: string
  known: number
  method: string
  unavailable: string | null
  history: number[]
  points: number[]
  lower: number[]
  upper: number[]
  items: ExpectedItem[]
  metrics: BackTestMetrics | null
}

type Row = { [K in keyof KeptSeries]: KeptSeries[K] extends number[] | ExpectedItem[] ? string : KeptSeries[K] } & {
  metrics: string | null
}

const KINDS = { balances: ['household', 'account'], categories: ['category', 'category'] } as const

export async function keptSeries(queries: Queries, forecastId: number, of: keyof typeof KINDS): Promise<KeptSeries[]> {
  const rows = await queries.all<Row>(
    `SELECT s.kind, s.subject_id AS "subjectId", a.name AS subject, a.kind AS "subjectKind", s.currency, s.begins, s.known, s.method,
       s.unavailable, s.history, s.points, s.lower, s.upper, s.items, s.metrics
     FROM forecast_series s LEFT JOIN accounts a ON a.id = s.subject_id
     WHERE s.forecast_id = ? AND s.kind IN (?, ?) ORDER BY a.position, a.name, s.id`,
    [forecastId, ...KINDS[of]],
  )
  return rows.map((row) => ({
    ...row,
    history: JSON.parse(row.history) as number[],
    points: JSON.parse(row.points) as number[],
    lower: JSON.parse(row.lower) as number[],
    upper: JSON.parse(row.upper) as number[],
    items: JSON.parse(row.items) as ExpectedItem[],
    metrics: row.metrics === null ? null : (JSON.parse(row.metrics) as BackTestMetrics),
  }))
}

/** When it is read, and whose bank holidays counted. */
export interface Reader {
  today: PlainDate
  country?: string | null
}

/** `stale`: something was changed since, or a day has begun. */
export async function makingJson(
  queries: Queries,
  kept: KeptForecast,
  { today, country = null }: Reader,
): Promise<MakingJson> {
  return {
    made_at: kept.made_at,
    made_on: kept.made_on,
    stale: kept.made_on !== today || kept.change_set_id !== (await latestChangeSet(queries)),
    currency: kept.currency,
    forecaster: { id: kept.forecaster, version: kept.version },
    fallback: kept.fallback,
    holidays_of: country,
    missing_rates: JSON.parse(kept.missing_rates) as string[],
  }
}

export function amountIn(currency: string): (minor: number) => string {
  const scale = currencyScale(currency)
  return (minor) => formatAmount(minor === 0 ? 0 : minor, scale)
}

export function qualityJson({ metrics, currency }: KeptSeries): QualityJson | null {
  if (!metrics) return null
  return { tested: metrics.tested, within: metrics.within, typical_error: amountIn(currency)(metrics.mae) }
}

import type { Queries, Writes } from '#database/database'
import type { BackTestMetrics } from '../domain/back_test.js'
import type { Answer } from '../forecasters.js'
import type { MadeSeries } from './make_forecast.js'

/** Older versions are forgotten; the newest ones show how what was foretold has changed. */
const VERSIONS_KEPT = 60

export interface KeptForecast {
  id: number
  made_at: string
  made_on: string
  change_set_id: number
  currency: string
  forecaster: string
  version: string
  fallback: string | null
  missing_rates: string
}

interface Making {
  madeAt: string
  madeOn: string
  changeSetId: number
  currency: string
  missingRates: string[]
  by: Omit<Answer, 'forecasts'>
  series: MadeSeries[]
}

const COLUMNS = [
  'forecast_id',
  'kind',
  'subject_id',
  'currency',
  'begins',
  'known',
  'method',
  'unavailable',
  'history',
  'points',
  'lower',
  'upper',
  'items',
  'metrics',
]

/** A version of its own beside the earlier ones. */
export async function keepForecast(writes: Writes, making: Making): Promise<void> {
  const { by, series } = making
  const id = await writes.insert('forecasts', {
    made_at: making.madeAt,
    made_on: making.madeOn,
    change_set_id: making.changeSetId,
    currency: making.currency,
    forecaster: by.by.id,
    version: by.by.version,
    fallback: by.fallback,
    missing_rates: JSON.stringify(making.missingRates),
  })
  // What was deleted while it was made has nothing to belong to.
  const left = await writes.all<{ id: number }>('SELECT id FROM accounts')
  const known = new Set(left.map((account) => account.id))
  const rows = series.filter(({ subjectId }) => subjectId === null || known.has(subjectId))
  await writes.insertRows(
    'forecast_series',
    COLUMNS,
    rows.map((each) => rowOf(id, each)),
  )
  const [oldest] = await writes.all<{ id: number }>('SELECT id FROM forecasts ORDER BY id DESC LIMIT 1 OFFSET ?', [
    VERSIONS_KEPT,
  ])
  if (oldest)
    await writes.run('DELETE FROM forecasts WHERE id IN (SELECT id FROM forecasts WHERE id <= ?)', [oldest.id])
}

function rowOf(forecastId: number, each: MadeSeries) {
  return [
    forecastId,
    each.kind,
    each.subjectId,
    each.currency,
    each.begins,
    each.known,
    each.method,
    each.unavailable,
    JSON.stringify(each.history),
    JSON.stringify(each.points),
    JSON.stringify(each.lower),
    JSON.stringify(each.upper),
    JSON.stringify(each.items),
    each.metrics ? JSON.stringify(each.metrics) : null,
  ]
}

export function latestForecast(queries: Queries): Promise<KeptForecast | undefined> {
  return queries.first<KeptForecast>('SELECT * FROM forecasts ORDER BY id DESC LIMIT 1')
}

export async function latestChangeSet(queries: Queries): Promise<number> {
  const latest = await queries.first<{ id: number | null }>('SELECT MAX(id) AS id FROM change_sets')
  return latest?.id ?? 0
}

/** What tests gave for a forecast that was made on the same day by the same plugin, by key of the series. */
export async function testsOfToday(
  queries: Queries,
  latest: KeptForecast | undefined,
  { today, version }: { today: string; version: string | undefined },
): Promise<Map<string, BackTestMetrics> | undefined> {
  if (latest?.made_on !== today || latest.version !== version || latest.fallback !== null) return undefined
  const rows = await queries.all<{ kind: string; subject_id: number | null; metrics: string }>(
    'SELECT kind, subject_id, metrics FROM forecast_series WHERE forecast_id = ? AND metrics IS NOT NULL',
    [latest.id],
  )
  return new Map(
    rows.map(({ kind, subject_id: id, metrics }) => [
      id === null ? kind : `${kind}:${id}`,
      JSON.parse(metrics) as BackTestMetrics,
    ]),
  )
}

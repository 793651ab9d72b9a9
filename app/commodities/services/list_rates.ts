import type { Queries } from '#database/database'

interface RateJson {
  id: number
  from: string
  to: string
  on: string
  rate: string
  source: string
}

const rateSql = `SELECT r.id, b.code AS "from", q.code AS "to", r.on_day AS "on", r.rate, r.source FROM rates r
  JOIN commodities b ON b.id = r.base_id JOIN commodities q ON q.id = r.quote_id`

const RATES_SHOWN_MAX = 1000

export function listRates(queries: Queries): Promise<RateJson[]> {
  return queries.all<RateJson>(`${rateSql} ORDER BY r.on_day DESC, b.code, q.code LIMIT ${RATES_SHOWN_MAX}`)
}

export function readRate(queries: Queries, id: number): Promise<RateJson | undefined> {
  return queries.first<RateJson>(`${rateSql} WHERE r.id = ?`, [id])
}

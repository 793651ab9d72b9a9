import type { Queries } from '#database/database'
import { type Rate, RateTable } from '../domain/conversion.js'
import { currencyScale } from '../domain/currencies.js'

/** All rates of the household, ready to convert with. */
export async function readRates(queries: Queries): Promise<RateTable> {
  const rates = await queries.all<Rate>(
    `SELECT b.code AS base, q.code AS quote, r.on_day AS "on", r.rate FROM rates r
     JOIN commodities b ON b.id = r.base_id JOIN commodities q ON q.id = r.quote_id ORDER BY r.on_day`,
  )
  const commodities = await queries.all<{ code: string; scale: number }>('SELECT code, scale FROM commodities')
  const scales = new Map(commodities.map(({ code, scale }) => [code, scale]))
  return new RateTable(rates, (code) => scales.get(code) ?? currencyScale(code))
}

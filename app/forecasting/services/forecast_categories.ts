import type { Clock } from '#core/clock'
import { addMonths, type Month, monthNumber, monthOf, monthOfNumber, monthsBetween } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import type { Forecast, Series } from '#sdk'

export interface CategoryForecast extends Omit<Forecast, 'id'> {
  categoryId: number
  /** The first month that is forecast. */
  from: Month
}

interface MonthRow {
  account_id: number
  month: number
  quantity: number
}

const LEVELS = [0.8]
const MONTHS_OF_HISTORY = 120
/** A forecaster takes no more. */
const CATEGORIES_MAX = 200

/** Continues what each category took or brought by month, in the household's own currency, in minor units as in the ledger. */
export class ForecastCategories {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly callInstance: Pick<CallInstance, 'handle'>,
  ) {}

  async handle(householdId: number, instanceId: number, horizon: number): Promise<CategoryForecast[]> {
    const household = await this.database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string }>(
        'SELECT base_currency, time_zone FROM households WHERE id = ?',
        [householdId],
      ),
    )
    const from = monthOf(this.clock.today(household!.time_zone))
    const series = await this.database.read(householdId, (queries) =>
      readSeries(queries, household!.base_currency, from),
    )
    if (series.length === 0) return []
    const request = { series, horizon, levels: LEVELS }
    const { value } = await this.callInstance.handle(householdId, instanceId, 'forecaster.forecast', request)
    return value.forecasts.map(({ id, ...forecast }) => ({ ...forecast, categoryId: Number(id), from }))
  }
}

/** From each category's first month to the last whole one; months without anything count as nothing. */
async function readSeries(queries: Queries, currency: string, until: Month): Promise<Series[]> {
  const rows = await queries.all<MonthRow>(
    `SELECT m.account_id, m.month, m.quantity FROM month_totals m
     JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.kind IN ('income', 'expense') AND a.role IS NULL AND a.archived_at IS NULL AND c.code = ? AND m.month BETWEEN ? AND ?
     ORDER BY m.account_id, m.month`,
    [currency, monthNumber(until) - MONTHS_OF_HISTORY, monthNumber(until) - 1],
  )
  const byCategory = Map.groupBy(rows, (row) => row.account_id)
  return [...byCategory].slice(0, CATEGORIES_MAX).map(([id, totals]) => {
    const known = new Map(totals.map(({ month, quantity }) => [month, quantity]))
    const start = monthOfNumber(totals[0]!.month)
    const values = monthsBetween(start, addMonths(until, -1)).map((month) => known.get(monthNumber(month)) ?? 0)
    return { id: String(id), frequency: 'month', start, values }
  })
}

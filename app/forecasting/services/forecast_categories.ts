import type { Clock } from '#core/clock'
import { type Month, monthOf } from '#core/plain_date'
import type { Database } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import type { Forecast } from '#sdk'
import { holidaysAround } from '../domain/holidays_around.js'
import { readCategoryMonths } from './read_category_months.js'

export interface CategoryForecast extends Omit<Forecast, 'id'> {
  categoryId: number
  /** The first month that is forecast. */
  from: Month
}

const LEVELS = [0.8]

/** Continues what each category took or brought by month, in the household's own currency, in minor units as in the ledger. */
export class ForecastCategories {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly callInstance: Pick<CallInstance, 'handle'>,
  ) {}

  async handle(householdId: number, instanceId: number, horizon: number): Promise<CategoryForecast[]> {
    const household = await this.database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string; locale: string }>(
        'SELECT base_currency, time_zone, locale FROM households WHERE id = ?',
        [householdId],
      ),
    )
    const today = this.clock.today(household!.time_zone)
    const from = monthOf(today)
    const series = await this.database.read(householdId, (queries) =>
      readCategoryMonths(queries, household!.base_currency, from),
    )
    if (series.length === 0) return []
    const request = { series, horizon, levels: LEVELS, holidays: holidaysAround(household!, today) }
    const { value } = await this.callInstance.handle(householdId, instanceId, 'forecaster.forecast', request)
    return value.forecasts.map(({ id, ...forecast }) => ({ ...forecast, categoryId: Number(id), from }))
  }
}

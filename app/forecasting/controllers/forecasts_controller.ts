import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import gateway from '#changes/main'
import { holidayCountry } from '#core/bank_holidays'
import type { Queries } from '#database/database'
import type { Reader } from '../services/kept_series.js'
import { latestForecast } from '../services/keep_forecast.js'
import { presentForecast } from '../services/read_forecast.js'
import { presentCategoryForecasts } from '../services/read_category_forecasts.js'
import { categoryQueryValidator, forecastQueryValidator } from '../validators/forecast.js'

export default class ForecastsController {
  async show(ctx: HttpContext) {
    const { days } = await ctx.request.validateUsing(forecastQueryValidator)
    return readOrMake(ctx, (queries, reader) => presentForecast(queries, { ...reader, days }))
  }

  async categories(ctx: HttpContext) {
    const { months } = await ctx.request.validateUsing(categoryQueryValidator)
    return readOrMake(ctx, (queries, reader) => presentCategoryForecasts(queries, { ...reader, months }))
  }

  async refresh({ household, response }: HttpContext) {
    await refresh(household.id)
    const { made_at, made_on } = (await gateway.database.read(household.id, latestForecast))!
    response.status(201)
    return { made_at, made_on }
  }
}

/** The first who looks has it made. */
async function readOrMake<T>(
  { household }: HttpContext,
  read: (queries: Queries, reader: Reader) => Promise<T | undefined>,
): Promise<T> {
  const reader = { today: gateway.clock.today(household.time_zone), country: holidayCountry(household) }
  const look = () => gateway.database.read(household.id, (queries) => read(queries, reader))
  const kept = await look()
  if (kept !== undefined) return kept
  await refresh(household.id)
  return (await look())!
}

async function refresh(householdId: number): Promise<void> {
  await (await app.container.make('florin.refreshForecast')).handle(householdId)
}

import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { named, namedOrNull } from '#http/validators/shapes'

const DAYS_MOST = 120
const MONTHS_MOST = 12

export const forecastQueryValidator = vine.create({
  days: vine.number().withoutDecimals().range([1, DAYS_MOST]).optional(),
})
export const categoryQueryValidator = vine.create({
  months: vine.number().withoutDecimals().range([1, MONTHS_MOST]).optional(),
})

/** How well forecasts like this one would have done in the last twelve months; null where there was too little to test. */
const quality = () =>
  vine
    .object({ tested: vine.number(), within: vine.number(), typical_error: vine.string() })
    .nullable()
    .meta(namedSchema('ForecastQuality'))

/** Which version of the forecast this is, and what it rests on. */
const making = {
  made_at: vine.string(),
  made_on: vine.string(),
  stale: vine.boolean(),
  currency: vine.string(),
  forecaster: vine.object({ id: vine.string(), version: vine.string() }),
  fallback: vine.string().nullable(),
  /** Whose bank holidays count; null where only those of most of Europe do. */
  holidays_of: vine.string().nullable(),
  missing_rates: vine.array(vine.string()),
}

const range = { p10: vine.string(), p50: vine.string(), p90: vine.string() }

const balanceForecast = () =>
  vine
    .object({
      account: namedOrNull(),
      currency: vine.string(),
      balance: vine.string(),
      history: vine.array(vine.object({ on: vine.string(), balance: vine.string() })),
      days: vine.array(vine.object({ on: vine.string(), ...range })),
      below_zero: vine.object({ on: vine.string(), certainty: vine.enum(['likely', 'possible'] as const) }).nullable(),
      items: vine.array(
        vine.object({ recurring_id: vine.number(), name: vine.string(), on: vine.string(), amount: vine.string() }),
      ),
      known_days: vine.number(),
      method: vine.string(),
      unavailable: vine.string().nullable(),
      quality: quality(),
    })
    .meta(namedSchema('BalanceForecast'))

const forecast = vine
  .object({ ...making, household: balanceForecast(), accounts: vine.array(balanceForecast()) })
  .meta(namedSchema('Forecast'))

const categoryForecast = vine
  .object({
    category: named(),
    kind: vine.enum(['income', 'expense'] as const),
    months: vine.array(vine.object({ month: vine.string(), ...range })),
    history: vine.array(vine.object({ month: vine.string(), amount: vine.string() })),
    usual: vine.string(),
    known_months: vine.number(),
    method: vine.string(),
    unavailable: vine.string().nullable(),
    quality: quality(),
  })
  .meta(namedSchema('CategoryForecast'))

const categoryForecasts = vine
  .object({ ...making, categories: vine.array(categoryForecast) })
  .meta(namedSchema('CategoryForecasts'))

const version = vine.object({ made_at: vine.string(), made_on: vine.string() }).meta(namedSchema('ForecastVersion'))

export type BalanceForecastJson = Infer<ReturnType<typeof balanceForecast>>
export type ForecastJson = Infer<typeof forecast>
export type CategoryForecastJson = Infer<typeof categoryForecast>
export type CategoryForecastsJson = Infer<typeof categoryForecasts>
export type MakingJson = Omit<ForecastJson, 'household' | 'accounts'>
export type QualityJson = NonNullable<Infer<ReturnType<typeof quality>>>

export const forecastValidator = vine.create(forecast)
export const categoryForecastsValidator = vine.create(categoryForecasts)
export const versionValidator = vine.create(version)

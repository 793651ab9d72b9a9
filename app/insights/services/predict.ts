import type { Clock } from '#core/clock'
import { dayNumber, lastDay, addMonths, monthOf, type PlainDate } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import { InsufficientDataException as TooLittleToForetell, ModelUnavailableException } from '#forecasting/exceptions'
import { presentCategoryForecasts } from '#forecasting/services/read_category_forecasts'
import { presentForecast } from '#forecasting/services/read_forecast'
import type { RefreshForecast } from '#forecasting/services/refresh_forecast'
import { currencyScale } from '#commodities/domain/currencies'
import { type DataUnit, InsufficientDataException } from '../exceptions.js'
import type { PredictionsJson } from '../validators/prediction.js'
import { predictFromHistory } from './predict_from_history.js'

const MONTHS_DEFAULT = 3

interface Parts {
  database: Database
  clock: Clock
  refreshForecast: Pick<RefreshForecast, 'handle'>
}

interface Span {
  today: PlainDate
  months: number
}

/** Foretells by the kept forecast, which is made where there is none; by the months of the past where no model answers. */
export class Predict {
  constructor(private readonly parts: Parts) {}

  async handle(
    household: { id: number; base_currency: string; time_zone: string },
    months = MONTHS_DEFAULT,
  ): Promise<PredictionsJson> {
    const { database, clock, refreshForecast } = this.parts
    const span = { today: clock.today(household.time_zone), months }
    const look = () => database.read(household.id, (queries) => byForecast(queries, span))
    try {
      const kept = await look()
      if (kept) return kept
      await refreshForecast.handle(household.id)
      return (await look())!
    } catch (failure) {
      if (failure instanceof TooLittleToForetell) throw inOwnWords(failure)
      if (!(failure instanceof ModelUnavailableException)) throw failure
      const code = household.base_currency
      const view = { currency: { code, scale: currencyScale(code) }, today: span.today }
      return database.read(household.id, (queries) => predictFromHistory(queries, view, months, failure.message))
    }
  }
}

async function byForecast(queries: Queries, { today, months }: Span): Promise<PredictionsJson | undefined> {
  const until = lastDay(addMonths(monthOf(today), months - 1))
  const days = Math.max(1, dayNumber(until) - dayNumber(today))
  const [categories, balance] = [
    await presentCategoryForecasts(queries, { today, months }),
    await presentForecast(queries, { today, days }),
  ]
  if (!categories || !balance) return undefined
  const { household } = balance
  return {
    currency: balance.currency,
    generated_at: balance.made_at,
    categories: categories.categories
      .filter(({ unavailable }) => unavailable === null)
      .map(({ category, kind, usual, method, months: ahead }) => ({
        category,
        kind,
        usual,
        model: method,
        months: ahead,
      })),
    balance: household.days,
    coverage: household.quality && { tested: household.quality.tested, within: household.quality.within },
    model: balance.forecaster,
    fallback: balance.fallback === null ? null : { ...SIMPLE, detail: balance.fallback },
    missing_rates: balance.missing_rates,
  }
}

const SIMPLE = { code: 'MODEL_UNAVAILABLE', used: 'the simple forecaster' }

function inOwnWords({ extras }: TooLittleToForetell): InsufficientDataException {
  const { known, needed, unit } = extras as { known: number; needed: number; unit: 'day' | 'month' }
  return new InsufficientDataException('a prediction', `${unit}s` satisfies DataUnit, known, needed)
}

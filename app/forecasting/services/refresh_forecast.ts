import type { Clock } from '#core/clock'
import { addDays, monthOf } from '#core/plain_date'
import type { Database } from '#database/database'
import { PluginFailedException } from '#plugins/exceptions'
import { disabledPlugins } from '#plugins/services/plugin_settings'
import type { ForecastRequest } from '#sdk'
import { holidaysAround } from '../domain/holidays_around.js'
import { ModelUnavailableException } from '../exceptions.js'
import { type Answer, FALLBACK, FORECASTER, type Forecasters } from '../forecasters.js'
import type { RecurringItems } from '../recurring_items.js'
import { keepForecast, latestChangeSet, latestForecast, testsOfToday } from './keep_forecast.js'
import { DAYS_AHEAD, makeForecast } from './make_forecast.js'
import { readBalances } from './read_balances.js'
import { readCategoryMonths } from './read_category_months.js'

const DAYS_OF_PAYMENTS = 1_095

export interface ForecastParts {
  database: Database
  clock: Clock
  forecasters: Forecasters
  /** Nothing where nobody knows recurring payments. */
  recurring?: RecurringItems
}

/** Makes a household's forecast anew and keeps it as its latest version. */
export class RefreshForecast {
  readonly #running = new Map<number, Promise<void>>()

  constructor(private readonly parts: ForecastParts) {}

  /** Whoever asks while one is being made waits for that one. */
  handle(householdId: number, signal?: AbortSignal): Promise<void> {
    const running = this.#running.get(householdId)
    if (running) return running
    const making = this.#make(householdId, signal).finally(() => this.#running.delete(householdId))
    this.#running.set(householdId, making)
    return making
  }

  async #make(householdId: number, signal?: AbortSignal): Promise<void> {
    const { database, clock, forecasters } = this.parts
    const household = await database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string; locale: string }>(
        'SELECT base_currency, time_zone, locale FROM households WHERE id = ?',
        [householdId],
      ),
    )
    if (!household) return
    const [today, currency] = [clock.today(household.time_zone), household.base_currency]
    const { changeSetId, disabled, ...material } = await this.#read(householdId, currency, today)
    const ask = (request: ForecastRequest) => askOnly(forecasters, request, disabled, signal)
    const { series, by } = await makeForecast(ask, {
      today,
      currency,
      holidays: holidaysAround(household, today),
      ...material,
    })
    const usual = { by: { id: FORECASTER, version: forecasters.version ?? '' }, fallback: null }
    const missingRates = material.balances.missingRates
    await database.write(householdId, (writes) =>
      keepForecast(writes, {
        madeAt: clock.now(),
        madeOn: today,
        changeSetId,
        currency,
        missingRates,
        by: by ?? usual,
        series,
      }),
    )
  }

  #read(householdId: number, currency: string, today: string) {
    const { database, forecasters, recurring } = this.parts
    return database.read(householdId, async (queries) => ({
      changeSetId: await latestChangeSet(queries),
      disabled: await disabledPlugins(queries),
      balances: await readBalances(queries, currency, today),
      categories: await readCategoryMonths(queries, currency, monthOf(today)),
      past: (await recurring?.past(queries, addDays(today, -DAYS_OF_PAYMENTS))) ?? [],
      upcoming: (await recurring?.upcoming(queries, addDays(today, 1), addDays(today, DAYS_AHEAD))) ?? [],
      tested: await testsOfToday(queries, await latestForecast(queries), { today, version: forecasters.version }),
    }))
  }
}

/** By whoever is switched on. */
async function askOnly(
  forecasters: Forecasters,
  request: ForecastRequest,
  disabled: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<Answer> {
  try {
    if (!disabled.has(FORECASTER) && !disabled.has(FALLBACK)) return await forecasters.ask(request, { signal })
    if (!disabled.has(FORECASTER))
      return { ...(await forecasters.askOne(FORECASTER, request, { signal })), fallback: null }
    if (disabled.has(FALLBACK)) throw new ModelUnavailableException('All forecasters are switched off.')
    const answer = await forecasters.askOne(FALLBACK, request, { signal })
    return { ...answer, fallback: 'The usual forecaster is switched off.' }
  } catch (failure) {
    if (failure instanceof PluginFailedException) throw new ModelUnavailableException(failure.message)
    throw failure
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { Forecasters } from '#forecasting/forecasters'
import type { RecurringItems } from '#forecasting/recurring_items'
import { RefreshForecast } from '#forecasting/services/refresh_forecast'
import { registry } from '#plugins/main'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.refreshForecast': RefreshForecast
    /** Bound by whoever knows recurring payments. */
    'florin.recurringItems': RecurringItems
  }
}

/** Wires forecasts to the sandbox, and to recurring payments where something knows them. */
export default class ForecastingProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton('florin.refreshForecast', async (resolver) => {
      const recurring = container.hasBinding('florin.recurringItems')
        ? await resolver.make('florin.recurringItems')
        : undefined
      return new RefreshForecast({
        database: await resolver.make('florin.database'),
        clock: await resolver.make('florin.clock'),
        forecasters: new Forecasters(await resolver.make('florin.sandbox'), registry),
        recurring,
      })
    })
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { FollowChanges } from '#insights/services/follow_changes'
import { Predict } from '#insights/services/predict'
import { RefreshInsights } from '#insights/services/refresh_insights'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.followChangesForInsights': FollowChanges
    'florin.predict': Predict
    'florin.refreshInsights': RefreshInsights
  }
}

/** Wires insights to who is told of them, and to the forecast. */
export default class InsightsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton(
      'florin.refreshInsights',
      async (resolver) =>
        new RefreshInsights({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          notify: await resolver.make('florin.notify'),
        }),
    )
    container.singleton(
      'florin.followChangesForInsights',
      async (resolver) =>
        new FollowChanges(await resolver.make('florin.database'), await resolver.make('florin.clock')),
    )
    container.bind('florin.predict', async (resolver) => {
      const { database, clock } = await resolver.make('florin.gateway')
      return new Predict({ database, clock, refreshForecast: await resolver.make('florin.refreshForecast') })
    })
  }
}

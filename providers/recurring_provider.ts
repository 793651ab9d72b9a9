import type { ApplicationService } from '@adonisjs/core/types'
import { listLinked, listUpcoming } from '#recurring/services/list_upcoming'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.refreshRecurring': RefreshRecurring
  }
}

/** Wires what recurs to who is told of it, and to forecasts. */
export default class RecurringProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton(
      'florin.refreshRecurring',
      async (resolver) =>
        new RefreshRecurring({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          notify: await resolver.make('florin.notify'),
        }),
    )
    container.singleton('florin.recurringItems', () => ({
      past: listLinked,
      upcoming: (queries, from, to) => listUpcoming(queries, from, to),
    }))
  }
}

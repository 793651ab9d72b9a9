import type { ApplicationService } from '@adonisjs/core/types'
import { Notify } from '#notifications/services/notify'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.notify': Notify
  }
}

/** Wires how people are told. */
export default class NotificationsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton(
      'florin.notify',
      async (resolver) =>
        new Notify({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          live: await resolver.make('florin.live'),
          worker: await resolver.make('florin.jobWorker'),
        }),
    )
  }
}

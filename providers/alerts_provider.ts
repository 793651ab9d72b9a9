import type { ApplicationService } from '@adonisjs/core/types'
import { KeepIncidents } from '#alerts/services/keep_incidents'
import { TendIncidents } from '#alerts/services/tend_incidents'
import { WatchAlerts } from '#alerts/services/watch_alerts'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.keepIncidents': KeepIncidents
    'florin.tendIncidents': TendIncidents
    'florin.watchAlerts': WatchAlerts
  }
}

/** Wires alerts to the ways people are told. */
export default class AlertsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    const parts = async () => ({
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      keep: await container.make('florin.keepIncidents'),
    })
    container.singleton('florin.keepIncidents', async () => new KeepIncidents(await container.make('florin.notify')))
    container.singleton('florin.watchAlerts', async () => new WatchAlerts(await parts()))
    container.singleton(
      'florin.tendIncidents',
      async () => new TendIncidents({ ...(await parts()), watch: await container.make('florin.watchAlerts') }),
    )
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { ConsumeAnnouncements } from '#changes/services/consume_announcements'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.announcements': ConsumeAnnouncements
  }
}

/** The first pages are served before consumers are told what they missed. */
const START_AFTER_MS = 1_000

/** Wires the outbox to its readers. Only a server tells them by itself; tests and commands drain it. */
export default class AnnouncementsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(
      'florin.announcements',
      async (resolver) =>
        new ConsumeAnnouncements({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          logger: await resolver.make('logger'),
          consumers: (await import('#start/consumers')).consumers,
        }),
    )
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const [announcements, gateway, logger] = [
      await this.app.container.make('florin.announcements'),
      await this.app.container.make('florin.gateway'),
      await this.app.container.make('logger'),
    ]
    gateway.onCommitted(({ householdId }) => announcements.wake(householdId))
    const timer = setTimeout(() => {
      announcements.start().catch((error: unknown) => logger.fatal({ err: error }, 'The outbox could not be taken up'))
    }, START_AFTER_MS).unref()
    this.app.terminating(async () => {
      clearTimeout(timer)
      await announcements.stop()
    })
  }
}

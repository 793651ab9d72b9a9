import type { ApplicationService } from '@adonisjs/core/types'
import env from '#start/env'
import { pluginData } from '#start/plugin_data'
import { Broker } from '#plugins/broker/broker'
import { SystemNetwork } from '#plugins/broker/network'
import { PluginSecrets } from '#plugins/broker/plugin_secrets'
import { UsageBook } from '#plugins/broker/usage'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.pluginSecrets': PluginSecrets
    'florin.pluginUsage': UsageBook
    'florin.broker': Broker
  }
}

const DEFAULT_PORT = 3333

/** Wires the one place from which plugins reach anything. */
export default class BrokerProvider {
  #usage: UsageBook | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton(
      'florin.pluginSecrets',
      async (resolver) =>
        new PluginSecrets(
          await resolver.make('florin.database'),
          await resolver.make('florin.keyring'),
          await resolver.make('florin.clock'),
        ),
    )
    container.singleton('florin.pluginUsage', async (resolver) => {
      const logger = await resolver.make('logger')
      const failed = (error: unknown) => logger.warn({ err: error }, 'What plugins used could not be written')
      this.#usage = new UsageBook(await resolver.make('florin.database'), await resolver.make('florin.clock'), failed)
      return this.#usage
    })
    container.singleton(
      'florin.broker',
      async (resolver) =>
        new Broker({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          secrets: await resolver.make('florin.pluginSecrets'),
          usage: await resolver.make('florin.pluginUsage'),
          network: new SystemNetwork(env.get('PORT', DEFAULT_PORT), env.get('FLORIN_OWN_NETWORK', true)),
          data: pluginData,
        }),
    )
  }

  /** Registered after the database, so it is asked first. */
  async shutdown() {
    await this.#usage?.flush()
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { FetchRates } from '#commodities/services/fetch_rates'
import { LinkAccounts } from '#connections/services/link_accounts'
import { ListBankAccounts } from '#connections/services/list_bank_accounts'
import { SyncConnection } from '#connections/services/sync_connection'
import { registry } from '#plugins/main'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.fetchRates': FetchRates
    'florin.listBankAccounts': ListBankAccounts
    'florin.linkAccounts': LinkAccounts
    'florin.syncConnection': SyncConnection
  }
}

/** Wires what Florin does with instances of each kind, asked for and by itself. */
export default class KindsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    const make = async () => ({
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      callInstance: await container.make('florin.callInstance'),
    })
    container.singleton('florin.fetchRates', async () => {
      const { callInstance } = await make()
      return new FetchRates(await container.make('florin.gateway'), callInstance)
    })
    container.singleton('florin.listBankAccounts', async () => new ListBankAccounts(await make()))
    container.singleton('florin.linkAccounts', async () => new LinkAccounts((await make()).database))
    container.singleton(
      'florin.syncConnection',
      async () =>
        new SyncConnection({
          ...(await make()),
          registry,
          desk: await container.make('florin.imports'),
          listBankAccounts: await container.make('florin.listBankAccounts'),
        }),
    )
  }

  async boot() {
    const { container } = this.app
    const works = await container.make('florin.scheduledWorks')
    works.offer('price_provider', async ({ household_id, instance_id, plugin_id }, signal) => {
      if (!registry.find(plugin_id)?.manifest.contributes.price_provider?.serves.includes('rates')) return
      await (await container.make('florin.fetchRates')).handle(household_id, instance_id, undefined, signal)
    })
    works.offer('connector', async ({ household_id, instance_id }, signal) => {
      await (await container.make('florin.syncConnection')).handle(household_id, instance_id, undefined, signal)
    })
  }
}

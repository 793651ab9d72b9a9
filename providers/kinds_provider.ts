import type { ApplicationService } from '@adonisjs/core/types'
import { AskAdvisor } from '#advising/services/ask_advisor'
import { CategorizeTransactions } from '#categorizing/services/categorize_transactions'
import { FetchRates } from '#commodities/services/fetch_rates'
import { LinkAccounts } from '#connections/services/link_accounts'
import { ListBankAccounts } from '#connections/services/list_bank_accounts'
import { AskSync } from '#connections/services/ask_sync'
import { RunAskedSync } from '#connections/services/run_asked_sync'
import { SyncConnection } from '#connections/services/sync_connection'
import { WatchConsents } from '#connections/services/watch_consents'
import { ForecastCategories } from '#forecasting/services/forecast_categories'
import { registry } from '#plugins/main'
import { BuildReport } from '#plugins/services/build_report'
import { FillFields } from '#plugins/services/fill_fields'
import { RunAction } from '#plugins/services/run_action'
import { SendMessage } from '#plugins/services/send_message'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.fetchRates': FetchRates
    'florin.listBankAccounts': ListBankAccounts
    'florin.linkAccounts': LinkAccounts
    'florin.syncConnection': SyncConnection
    'florin.watchConsents': WatchConsents
    'florin.askSync': AskSync
    'florin.runAskedSync': RunAskedSync
    'florin.sendMessage': SendMessage
    'florin.buildReport': BuildReport
    'florin.runAction': RunAction
    'florin.fillFields': FillFields
    'florin.askAdvisor': AskAdvisor
    'florin.categorizeTransactions': CategorizeTransactions
    'florin.forecastCategories': ForecastCategories
  }
}

/** Wires what Florin does with instances of each kind, asked for and by itself. */
export default class KindsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.#registerFetching()
    this.#registerAsking()
  }

  #registerFetching() {
    const { container } = this.app
    const make = () => this.#parts()
    container.singleton('florin.fetchRates', async () => {
      const { callInstance } = await make()
      return new FetchRates({ gateway: await container.make('florin.gateway'), registry, callInstance })
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
          live: await container.make('florin.live'),
          notify: await container.make('florin.notify'),
        }),
    )
    container.singleton('florin.watchConsents', async () => {
      const [live, notify] = [await container.make('florin.live'), await container.make('florin.notify')]
      return new WatchConsents({ ...(await make()), live, notify })
    })
    container.singleton(
      'florin.askSync',
      async () => new AskSync({ ...(await make()), registry, worker: await container.make('florin.jobWorker') }),
    )
    container.singleton('florin.runAskedSync', async () => {
      const syncConnection = await container.make('florin.syncConnection')
      return new RunAskedSync({ syncConnection, live: await container.make('florin.live') })
    })
  }

  #registerAsking() {
    const { container } = this.app
    const make = async () => ({
      ...(await this.#parts()),
      presentInstances: await container.make('florin.presentInstances'),
    })
    container.singleton('florin.sendMessage', async () => new SendMessage((await make()).callInstance))
    container.singleton('florin.buildReport', async () => new BuildReport(await make()))
    container.singleton('florin.runAction', async () => new RunAction(await make()))
    container.singleton('florin.fillFields', async () => new FillFields(await make()))
    container.singleton('florin.askAdvisor', async () => {
      const { database, callInstance } = await make()
      return new AskAdvisor(database, callInstance)
    })
    container.singleton('florin.categorizeTransactions', async () => {
      const { database, callInstance } = await make()
      return new CategorizeTransactions(database, callInstance)
    })
    container.singleton('florin.forecastCategories', async () => {
      const { database, clock, callInstance } = await make()
      return new ForecastCategories(database, clock, callInstance)
    })
  }

  async #parts() {
    const { container } = this.app
    return {
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      callInstance: await container.make('florin.callInstance'),
    }
  }

  async boot() {
    const { container } = this.app
    const works = await container.make('florin.scheduledWorks')
    works.offer('price_provider', async ({ household_id, instance_id, causation }, signal) => {
      const fetchRates = await container.make('florin.fetchRates')
      await fetchRates.handle(household_id, instance_id, undefined, signal, causation)
    })
    works.offer('categorizer', async ({ household_id, instance_id }, signal) => {
      await (await container.make('florin.askCategorizer')).handle(household_id, instance_id, signal)
    })
    works.offer('connector', async ({ household_id, instance_id, causation }, signal) => {
      const syncConnection = await container.make('florin.syncConnection')
      await syncConnection.handle(household_id, instance_id, undefined, signal, causation)
    })
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { AskCategorizer } from '#categorizing/services/ask_categorizer'
import { LocalModel } from '#categorizing/services/ask_local_model'
import { ChooseCategories } from '#categorizing/services/choose_categories'
import { LearnCorrections, type LearnParts } from '#categorizing/services/learn_corrections'
import { ListReview } from '#categorizing/services/list_review'
import { TrainModel } from '#categorizing/services/train_model'
import { offerCategories } from '#categorizing/services/offer_categories'
import { registry } from '#plugins/main'
import type { PluginDesk } from '#rules/services/ask_about'
import { AskPlugins } from '#rules/services/ask_plugins'
import { tellAskingFailure } from '#start/asking_failures'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.localModel': LocalModel
    'florin.listReview': ListReview
    'florin.trainModel': TrainModel
    'florin.learnCorrections': LearnCorrections
    'florin.askCategorizer': AskCategorizer
    'florin.pluginDesk': PluginDesk
    'florin.askPlugins': AskPlugins
  }
}

/** Wires the choice of categories to the sandbox. */
export default class CategorizingProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    const parts = async () => ({
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      model: await container.make('florin.localModel'),
    })
    container.singleton(
      'florin.localModel',
      async (resolver) => new LocalModel(await resolver.make('florin.sandbox'), registry),
    )
    container.singleton('florin.askCategorizer', async (resolver) => {
      const { database, clock } = await parts()
      return new AskCategorizer({
        database,
        clock,
        categorizeTransactions: await resolver.make('florin.categorizeTransactions'),
      })
    })
    container.singleton('florin.pluginDesk', async (resolver): Promise<PluginDesk> => ({
      fillFields: await resolver.make('florin.fillFields'),
      offerCategories,
    }))
    container.singleton('florin.askPlugins', async (resolver) => {
      const [gateway, desk] = [await resolver.make('florin.gateway'), await resolver.make('florin.pluginDesk')]
      const notify = await resolver.make('florin.notify')
      return new AskPlugins({ gateway, desk, tell: tellAskingFailure(notify, gateway.clock) })
    })
    container.singleton('florin.trainModel', async () => new TrainModel(await parts()))
    container.singleton('florin.learnCorrections', async (resolver) => {
      const background = await resolver.make('florin.background')
      const readDecided: LearnParts['readDecided'] = (told) => background.perform('categorizing.read_decided', told)
      return new LearnCorrections({ ...(await parts()), readDecided })
    })
    container.singleton('florin.listReview', async () => {
      const { database, clock, model } = await parts()
      return new ListReview({ database, clock, chooser: new ChooseCategories(model) })
    })
  }
}

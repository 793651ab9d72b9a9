import type { ApplicationService } from '@adonisjs/core/types'
import { masterKeySource } from '#config/storage'
import { Keyring } from '#secrets/keyring'
import { MasterKeys } from '#secrets/master_keys'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.masterKeys': MasterKeys
    'florin.keyring': Keyring
  }
}

/** Wires what secrets are sealed with. */
export default class SecretsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.bindValue('florin.masterKeys', new MasterKeys(masterKeySource))
    container.singleton(
      'florin.keyring',
      async (resolver) =>
        new Keyring(
          await resolver.make('florin.database'),
          await resolver.make('florin.masterKeys'),
          await resolver.make('florin.clock'),
        ),
    )
  }

  /** At the first start, so that whoever backs up finds the key from then on. Without it Florin does all that needs no secret. */
  async start() {
    if (this.app.getEnvironment() !== 'web') return
    const keyring = await this.app.container.make('florin.keyring')
    const logger = await this.app.container.make('logger')
    await keyring.prepare().catch((error: unknown) => {
      logger.error({ err: error }, 'Secrets of plugins cannot be read: see docs/problems/secrets-unreadable.md')
    })
  }
}

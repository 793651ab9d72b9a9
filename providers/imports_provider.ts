import type { ApplicationService } from '@adonisjs/core/types'
import { version } from '#config/app'
import { packageSettings } from '#config/packages'
import { databaseUrl, sqliteFile, vaultFolder } from '#config/storage'
import { LiveEvents } from '#http/live_events'
import { ImportDesk } from '#imports/import_desk'
import { ImportQueue } from '#imports/import_queue'
import { RecoverImports } from '#imports/services/recover_imports'
import { ReportFailedImport } from '#imports/services/report_failed_import'
import { Vault } from '#imports/vault'
import { registry } from '#plugins/main'
import { ReadStatementFile } from '#plugins/services/read_statement_file'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.live': LiveEvents
    'florin.importQueue': ImportQueue
    'florin.imports': ImportDesk
    'florin.reportFailedImport': ReportFailedImport
  }
}

/** Wires imports and live events; puts in order what an earlier process left behind. */
export default class ImportsProvider {
  #live = new LiveEvents()
  #queue: ImportQueue | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.bindValue('florin.live', this.#live)
    container.singleton('florin.importQueue', async (resolver) => {
      this.#queue = new ImportQueue(
        { databaseUrl, sqliteFile, vaultFolder, packages: packageSettings },
        await resolver.make('florin.writeLock'),
        await resolver.make('florin.gateway'),
        this.#live,
        await resolver.make('logger'),
      )
      return this.#queue
    })
    container.singleton(
      'florin.imports',
      async (resolver) =>
        new ImportDesk(
          await resolver.make('florin.gateway'),
          new Vault(vaultFolder),
          await resolver.make('florin.importQueue'),
        ),
    )
    container.singleton(
      'florin.reportFailedImport',
      async (resolver) =>
        new ReportFailedImport({
          database: await resolver.make('florin.database'),
          vault: new Vault(vaultFolder),
          reader: new ReadStatementFile(await resolver.make('florin.sandbox'), registry),
          registry,
          florinVersion: version,
        }),
    )
  }

  async boot() {
    const gateway = await this.app.container.make('florin.gateway')
    gateway.onCommitted(({ householdId, changeSetId }) =>
      this.#live.publish(householdId, { name: 'ledger', data: { change_set_id: changeSetId } }),
    )
  }

  async ready() {
    // The server waits for open connections when it stops, and runs what was registered last first.
    this.app.terminating(() => this.#live.close())
    if (this.app.getEnvironment() !== 'web') return
    const gateway = await this.app.container.make('florin.gateway')
    const logger = await this.app.container.make('logger')
    await new RecoverImports(gateway, new Vault(vaultFolder)).handle().catch((error: unknown) => {
      logger.warn({ err: error }, 'Imports that were interrupted could not be put in order')
    })
  }

  async shutdown() {
    await this.#queue?.close()
  }
}

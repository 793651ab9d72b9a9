import type { ApplicationService } from '@adonisjs/core/types'
import { databaseUrl, sqliteFile } from '#config/storage'
import { type Clock, SystemClock } from '#core/clock'
import { CheckpointThread } from '#database/checkpoint_thread'
import { LocalWriteLock } from '#database/write_lock'
import { migrate } from '#database/migrate'
import { openDatabase } from '#database/open'
import type { Database } from '#database/database'
import { Gateway } from '#changes/gateway'
import { derivations } from '#start/derivations'
import { categoryParts } from '#start/category_parts'
import { portableSections } from '#start/portable_sections'
import { householdParts } from '#start/household_parts'
import { FindCaller } from '#households/services/find_caller'
import type { HouseholdPart } from '#households/household_part'
import type { CategoryPart } from '#ledger/category_part'
import type { Section } from '#portability/services/section'
import type { FindsCallers } from '#http/caller'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.clock': Clock
    'florin.writeLock': LocalWriteLock
    'florin.database': Database
    'florin.gateway': Gateway
    'florin.callers': FindsCallers
    'florin.householdParts': readonly HouseholdPart[]
    'florin.categoryParts': readonly CategoryPart[]
    'florin.sections': readonly Section[]
  }
}

/** Wires the server's long-lived parts together. */
export default class FlorinProvider {
  #checkpoints: CheckpointThread | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton('florin.clock', () => new SystemClock())
    container.singleton('florin.writeLock', () => new LocalWriteLock())
    container.singleton('florin.database', async (resolver) =>
      openDatabase({
        url: databaseUrl,
        file: sqliteFile,
        hasCheckpointThread: this.app.getEnvironment() === 'web',
        lock: await resolver.make('florin.writeLock'),
      }),
    )
    container.singleton(
      'florin.gateway',
      async (resolver) =>
        new Gateway(await resolver.make('florin.database'), await resolver.make('florin.clock'), derivations),
    )
    container.singleton('florin.callers', (resolver) => resolver.make(FindCaller))
    container.bindValue('florin.householdParts', householdParts)
    container.bindValue('florin.categoryParts', categoryParts)
    container.bindValue('florin.sections', portableSections)
  }

  /** A server brings its database up to date before it takes the first request. */
  async start() {
    if (this.app.getEnvironment() === 'web') await migrate(this.app)
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web' || databaseUrl) return
    const [lock, logger] = [await this.app.container.make('florin.writeLock'), await this.app.container.make('logger')]
    this.#checkpoints = new CheckpointThread(sqliteFile, lock, (error) =>
      logger.error({ err: error }, 'The thread that keeps the log of the database short ended'),
    )
    this.#checkpoints.start()
  }

  async shutdown() {
    await this.#checkpoints?.close()
    if (!this.app.container.hasBinding('florin.database')) return
    const database = await this.app.container.make('florin.database')
    await database.close()
  }
}

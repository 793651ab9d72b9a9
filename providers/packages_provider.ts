import type { ApplicationService } from '@adonisjs/core/types'
import { catalogue, developedFolders, packageSettings } from '#config/packages'
import { shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { developmentPlace, withDevelopment } from '#plugins/authoring/development_source'
import type { DevelopmentSession } from '#plugins/authoring/development_session'
import { SystemNetwork } from '#plugins/broker/network'
import { SHIPPED_CATALOGUE } from '#plugins/installation'
import { registry } from '#plugins/main'
import { downloadOver } from '#plugins/packages/download'
import { LoadPackages } from '#plugins/packages/load_packages'
import { listPackageRows, placeOfRow } from '#plugins/packages/package_rows'
import { packagePartsFor } from '#plugins/packages/package_parts'
import type { PackageWork } from '#plugins/packages/package_work'
import env from '#start/env'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.packages': PackageWork
  }
}

/** Commands install packages while the server runs; it notices within this time. */
const LOOK_EVERY_MS = 10_000
const LEFTOVER_SECONDS = 3600

/** Wires what installs plugins, and loads what is installed. */
export default class PackagesProvider {
  #timer: NodeJS.Timeout | undefined
  #session: DevelopmentSession | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton('florin.packages', async (resolver) => {
      const parts = packagePartsFor(await resolver.make('florin.database'), packageSettings)
      const packages = new LoadPackages(parts)
      registry.connect(withDevelopment(packages, packageSettings))
      return {
        ...parts,
        packages,
        registry,
        clock: await resolver.make('florin.clock'),
        download: downloadOver(new SystemNetwork(env.get('PORT', 3333))),
        catalogue: catalogue ?? SHIPPED_CATALOGUE,
      }
    })
  }

  /** After the database is up to date. Whatever is wrong with a package, the server starts. */
  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { clock, database, store } = await this.app.container.make('florin.packages')
    const logger = await this.app.container.make('logger')
    const look = () =>
      registry
        .freshen()
        .catch((error: unknown) => logger.error({ err: error }, 'Installed plugins could not be loaded'))
    await look()
    for (const { message } of registry.problems) logger.warn(message)
    const known = await database.systemRead((queries) => listPackageRows(queries))
    await store
      .sweep(known.map(placeOfRow), shiftInstant(clock.now(), -LEFTOVER_SECONDS))
      .catch((error: unknown) => logger.warn({ err: error }, 'Leftovers of packages could not be removed'))
    this.#timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
    if (packageSettings.development && developedFolders.length > 0) await this.#develop(database)
  }

  async shutdown() {
    clearInterval(this.#timer)
    await this.#session?.stop()
  }

  async #develop(database: Database) {
    const { DevelopmentSession } = await import('#plugins/authoring/development_session')
    const logger = await this.app.container.make('logger')
    const place = developmentPlace(packageSettings.dataFolder)
    this.#session = new DevelopmentSession(database, place, developedFolders, (line) => logger.info(line))
    await this.#session.start().catch((error: unknown) => logger.error({ err: error }, 'Folders are not watched'))
  }
}

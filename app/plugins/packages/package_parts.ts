import { resolve } from 'node:path'
import type { Database } from '#database/database'
import type { PackageParts } from './load_packages.js'
import { PackageStore } from './package_store.js'
import { FLORIN_ROOT_KEYS } from './trust.js'

/** config/packages.ts, as it is handed to threads. */
export interface PackageSettings {
  dataFolder: string
  development: boolean
}

/** How every thread of Florin looks at what is installed below its data folder. */
export function packagePartsFor(database: Database, { dataFolder, development }: PackageSettings): PackageParts {
  return {
    database,
    store: new PackageStore(resolve(dataFolder, 'plugins')),
    policy: { rootKeys: FLORIN_ROOT_KEYS, development },
    revocationFile: resolve(dataFolder, 'revocations.json'),
  }
}

import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { PluginRegistry } from '../registry.js'
import type { Download } from './download.js'
import type { LoadPackages } from './load_packages.js'
import type { PackageStore } from './package_store.js'
import type { TrustPolicy } from './trust.js'

/** What the services around packages share. */
export interface PackageWork {
  database: Database
  clock: Clock
  store: PackageStore
  policy: TrustPolicy
  packages: LoadPackages
  registry: PluginRegistry
  download: Download
  /** A file or an https address; the one that came with Florin where nobody said otherwise. */
  catalogue: string
}

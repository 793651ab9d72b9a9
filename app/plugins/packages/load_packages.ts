import type { Database } from '#database/database'
import { DomainException } from '#core/exceptions'
import { InvalidManifestException } from '../exceptions.js'
import type { InstalledPlugins, LoadedPlugin, PackageFault } from '../registry.js'
import { InvalidPackageException, PackageRevokedException } from './exceptions.js'
import { sha256 } from './integrity.js'
import { BUNDLE_FILE, contentOf } from './package_files.js'
import { listPackageRows, placeOfRow, stampOfPackages, type StoredPackage } from './package_rows.js'
import type { PackageStore } from './package_store.js'
import { iconAmong } from './plugin_icon.js'
import { readRevocations, revocationOf, type Revocations } from './revocations.js'
import { type TrustPolicy, vouchedFor } from './trust.js'

export interface PackageParts {
  database: Database
  store: PackageStore
  policy: TrustPolicy
  /** An administrator's own list of what must not run. */
  revocationFile: string
  /** The list that comes with Florin; tests have their own. */
  shippedRevocations?: string
}

/**
 * Loads what is installed. Every load reads the files anew and compares them with what was installed; the code that runs is the very
 * bytes that were compared, so nothing can change them in between.
 */
export class LoadPackages {
  #stamp: string | undefined

  constructor(private readonly parts: PackageParts) {}

  /** Undefined when nothing was installed, removed or revoked since the last time. */
  async ifChanged(): Promise<InstalledPlugins | undefined> {
    const [revocations, rows] = [await this.revocations(), await this.parts.database.systemRead(stampOfPackages)]
    const stamp = `${rows} ${sha256(Buffer.from(JSON.stringify(revocations)))}`
    if (stamp === this.#stamp) return undefined
    const installed = await this.#load(revocations)
    this.#stamp = stamp
    return installed
  }

  /** Whatever happened or not, looks at every file again. */
  async again(): Promise<InstalledPlugins> {
    return this.#load(await this.revocations())
  }

  revocations(): Promise<Revocations> {
    const { revocationFile, policy, shippedRevocations } = this.parts
    return readRevocations(revocationFile, policy.rootKeys, shippedRevocations)
  }

  async #load(revocations: Revocations): Promise<InstalledPlugins> {
    const plugins: LoadedPlugin[] = []
    const problems = revocations.problems.map((message) => new Error(message))
    const faults = new Map<number, PackageFault>()
    for (const row of await this.parts.database.systemRead((queries) => listPackageRows(queries))) {
      try {
        const plugin = await this.#open(row, revocations)
        if (row.state === 'active') plugins.push(plugin)
      } catch (error) {
        if (!(error instanceof DomainException)) throw error
        const state = error instanceof PackageRevokedException ? 'revoked' : 'broken'
        const reason = reasonOf(error)
        faults.set(row.id, { state, reason: `${reason}.` })
        if (row.state === 'active') problems.push(new InvalidManifestException(row.plugin_id, asEnding(reason)))
      }
    }
    plugins.sort((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1))
    return { plugins, problems, faults }
  }

  async #open(row: StoredPackage, revocations: Revocations): Promise<LoadedPlugin> {
    requireNotRevoked(row, revocations)
    const { manifest, files, signature } = await this.parts.store.read(placeOfRow(row), row.integrity_sha256)
    const { level } = vouchedFor({ manifest, signature }, this.parts.policy)
    const source = String(contentOf(files, BUNDLE_FILE))
    const { id: pluginId, version } = manifest
    // Third parties never get the compiler.
    const bundle = { pluginId, version, hash: sha256(Buffer.from(source)), source, bundled: false }
    return { manifest, level, bundle, icon: iconAmong((name) => contentOf(files, name)) }
  }
}

export function requireNotRevoked(
  row: Pick<StoredPackage, 'plugin_id' | 'version' | 'sha256' | 'public_key'>,
  revocations: Revocations,
) {
  const { plugin_id: pluginId, version, sha256: hash, public_key: publicKey } = row
  const reason = revocationOf(revocations, { pluginId, version, sha256: hash, publicKey })
  if (reason !== undefined) throw new PackageRevokedException(pluginId, version, reason)
}

/** For a person, without the stop. What was whole when it was installed and no longer is was changed since. */
function reasonOf(error: DomainException): string {
  if (error instanceof InvalidPackageException) return `Its files were changed after it was installed: ${error.why}`
  return error.message.replace(/\.$/, '')
}

const asEnding = (sentence: string) => sentence.replace(/^./, (first) => first.toLowerCase())

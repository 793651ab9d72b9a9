import { needs } from '#core/needs'
import type { Writes } from '#database/database'
import { addedPermissions } from '../domain/added_permissions.js'
import { compareVersions } from '../domain/versions.js'
import { InvalidPackageException, PackageConflictException } from '../packages/exceptions.js'
import { sha256 } from '../packages/integrity.js'
import { keepVersions, removeFiles } from '../packages/keep_versions.js'
import { requireNotRevoked } from '../packages/load_packages.js'
import {
  insertPackage,
  listPackageRows,
  pinKey,
  pinnedKey,
  setActive,
  type StoredPackage,
} from '../packages/package_rows.js'
import { placeOf } from '../packages/package_store.js'
import type { PackageWork } from '../packages/package_work.js'
import { readPackage, type CheckedPackage } from '../packages/read_package.js'
import { requireKnownKey, vouchedFor } from '../packages/trust.js'

export interface PackageOrigin {
  /** Where it came from, for people. */
  source: string
  /** What the archive must be, where somebody said so beforehand. */
  sha256?: string
}

type Candidate = Omit<StoredPackage, 'id' | 'state' | 'added_permissions'>

/**
 * Installs a package. What asks for nothing new runs at once; the rest waits for consent while the version before keeps running. First the
 * files are safely on disk, then one transaction makes them known: a process that ends in between leaves what was there before.
 */
@needs('florin.packages')
export class InstallPackage {
  constructor(private readonly work: PackageWork) {}

  /** Answers the id of the package. Installing the same archive again mends its files and changes nothing else. */
  async handle(archive: Buffer, origin: PackageOrigin): Promise<number> {
    if (origin.sha256 !== undefined && origin.sha256 !== sha256(archive)) {
      throw new InvalidPackageException('it is not the file whose SHA-256 was given')
    }
    const checked = await readPackage(archive)
    return this.work.store.inTurn(() => this.#install(checked, origin))
  }

  async #install(checked: CheckedPackage, origin: PackageOrigin): Promise<number> {
    const { store, database, registry } = this.work
    const candidate = await this.#candidate(checked, origin)
    const known = await database.systemRead((queries) => this.#admit(queries, candidate))
    await store.place(checked)
    if (known) {
      await registry.reload()
      return known.id
    }
    const { id, gone } = await this.#makeKnown(candidate, checked)
    await removeFiles(store, gone)
    await registry.freshen()
    return id
  }

  async #candidate(checked: CheckedPackage, { source }: PackageOrigin): Promise<Candidate> {
    const { manifest, size, integritySha256 } = checked
    if (this.work.registry.isBundled(manifest.id)) {
      throw new PackageConflictException(
        `${manifest.id} is one of Florin's own plugins; no package can take its place.`,
      )
    }
    const { level, publisher, publicKey } = vouchedFor(checked, this.work.policy)
    const candidate: Candidate = {
      plugin_id: manifest.id,
      version: manifest.version,
      sha256: checked.sha256,
      integrity_sha256: integritySha256,
      size,
      level,
      publisher,
      public_key: publicKey,
      manifest,
      source,
      installed_at: this.work.clock.now(),
      activated_at: null,
      declined_at: null,
    }
    requireNotRevoked(candidate, await this.work.packages.revocations())
    return candidate
  }

  /** Throws where it may not be installed beside what there is; answers the row of the same archive. */
  async #admit(
    queries: Parameters<typeof listPackageRows>[0],
    candidate: Candidate,
  ): Promise<StoredPackage | undefined> {
    const { plugin_id, version, public_key, level } = candidate
    requireKnownKey(plugin_id, await pinnedKey(queries, plugin_id), public_key)
    const rows = await listPackageRows(queries, plugin_id)
    const same = rows.find((row) => row.sha256 === candidate.sha256)
    const active = rows.find(({ state }) => state === 'active')
    if (same || !active) return same
    const order = compareVersions(version, active.version)
    if (order < 0) {
      const advice = 'To go back, roll back instead.'
      throw new PackageConflictException(
        `Version ${active.version} of ${plugin_id} is installed, ${version} is older. ${advice}`,
      )
    }
    // Whoever works on a plugin builds one version many times.
    const other = rows.find((row) => row.version === version && !(level === 'unsigned' && row.level === 'unsigned'))
    if (!other) return undefined
    throw new PackageConflictException(
      `Another build of ${plugin_id} ${version} is installed; a new one needs a new version.`,
    )
  }

  async #makeKnown(candidate: Candidate, checked: CheckedPackage): Promise<{ id: number; gone: StoredPackage[] }> {
    const { database, store } = this.work
    try {
      return await database.systemWrite((writes) => this.#insert(writes, candidate))
    } catch (error) {
      const rows = await database.systemRead((queries) => listPackageRows(queries, candidate.plugin_id))
      if (!rows.some((row) => row.sha256 === candidate.sha256)) await store.remove(placeOf(checked))
      throw error
    }
  }

  async #insert(writes: Writes, candidate: Candidate): Promise<{ id: number; gone: StoredPackage[] }> {
    // Somebody else may have installed something while the files were written.
    const same = await this.#admit(writes, candidate)
    if (same) return { id: same.id, gone: [] }
    const rows = await listPackageRows(writes, candidate.plugin_id)
    const granted = rows.find(({ state }) => state === 'active')?.manifest.permissions ?? []
    const added_permissions = addedPermissions(granted, candidate.manifest.permissions)
    const stored = { ...candidate, added_permissions, state: 'waiting' as const }
    const id = await insertPackage(writes, stored)
    if (added_permissions.length === 0) {
      await setActive(writes, { ...stored, id }, candidate.installed_at)
      await pinKey(writes, { ...stored, id }, candidate.installed_at)
    }
    return { id, gone: await keepVersions(writes, candidate.plugin_id) }
  }
}

import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { compareVersions } from '../domain/versions.js'
import { PackageConflictException } from '../packages/exceptions.js'
import { keepVersions, removeFiles } from '../packages/keep_versions.js'
import { requireNotRevoked } from '../packages/load_packages.js'
import {
  listPackageRows,
  pinKey,
  pinnedKey,
  placeOfRow,
  setActive,
  type StoredPackage,
} from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'
import { requireKnownKey, vouchedFor } from '../packages/trust.js'

/** An administrator agrees to what a package asks for: from now on it is the version that runs. */
@needs('florin.packages')
export class ActivatePackage {
  constructor(private readonly work: PackageWork) {}

  handle(packageId: number): Promise<void> {
    return this.work.store.inTurn(() => this.#activate(packageId))
  }

  async #activate(packageId: number): Promise<void> {
    const { database, store, clock, registry } = this.work
    const row = await database.systemRead(async (queries) => requirePackage(await listPackageRows(queries), packageId))
    if (row.state === 'active') return
    await this.#requireSound(row)
    const gone = await database.systemWrite(async (writes) => {
      const rows = await listPackageRows(writes, row.plugin_id)
      const current = requirePackage(rows, packageId)
      requireNewer(current, rows)
      requireKnownKey(current.plugin_id, await pinnedKey(writes, current.plugin_id), current.public_key)
      await setActive(writes, current, clock.now())
      await pinKey(writes, current, clock.now())
      return keepVersions(writes, current.plugin_id)
    })
    await removeFiles(store, gone)
    await registry.freshen()
  }

  async #requireSound(row: StoredPackage): Promise<void> {
    const { packages, store, policy } = this.work
    requireNotRevoked(row, await packages.revocations())
    vouchedFor(await store.read(placeOfRow(row), row.integrity_sha256), policy)
  }
}

function requirePackage(rows: readonly StoredPackage[], id: number): StoredPackage {
  const found = rows.find((row) => row.id === id)
  if (!found) throw new NotFoundException('package')
  return found
}

function requireNewer({ version, plugin_id }: StoredPackage, rows: readonly StoredPackage[]): void {
  const active = rows.find(({ state }) => state === 'active')
  if (!active || compareVersions(version, active.version) >= 0) return
  throw new PackageConflictException(
    `${plugin_id} ${active.version} is newer. To go back to ${version}, roll back instead.`,
  )
}

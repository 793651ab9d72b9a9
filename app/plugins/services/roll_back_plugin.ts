import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { compareVersions } from '../domain/versions.js'
import { PackageConflictException } from '../packages/exceptions.js'
import { listPackageRows, setActive, type StoredPackage } from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'

/** Goes back to the version before. What was rolled back stays and can be activated again. */
@needs('florin.packages')
export class RollBackPlugin {
  constructor(private readonly work: PackageWork) {}

  handle(pluginId: string): Promise<void> {
    return this.work.store.inTurn(() => this.#rollBack(pluginId))
  }

  async #rollBack(pluginId: string): Promise<void> {
    const { database, clock, registry } = this.work
    // What is broken or revoked is found now, not when it should run.
    await registry.reload()
    await database.systemWrite(async (writes) => {
      const rows = await listPackageRows(writes, pluginId)
      const active = rows.find(({ state }) => state === 'active')
      if (!active) throw new NotFoundException('installed plugin')
      const sound = rows.filter(({ id }) => !registry.faults.has(id))
      const before = versionBefore(active, sound)
      if (!before) throw new PackageConflictException(`There is no earlier version of ${pluginId} to go back to.`)
      await setActive(writes, before, clock.now())
    })
    await registry.freshen()
  }
}

/** The newest of the older versions; of builds of the same version the one that ran last. */
function versionBefore(active: StoredPackage, rows: readonly StoredPackage[]): StoredPackage | undefined {
  const older = rows.filter(
    ({ state, version }) => state === 'previous' && compareVersions(version, active.version) <= 0,
  )
  return older.sort((a, b) => compareVersions(b.version, a.version) || (b.activated_at! > a.activated_at! ? 1 : -1))[0]
}

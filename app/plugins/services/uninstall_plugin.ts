import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { removeFiles } from '../packages/keep_versions.js'
import { deletePackages, listPackageRows } from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'

/**
 * Removes all versions of a plugin. Its instances stay and say that it is missing, and its key stays pinned: whoever installs it again gets
 * the same publisher, or is asked.
 */
@needs('florin.packages')
export class UninstallPlugin {
  constructor(private readonly work: PackageWork) {}

  handle(pluginId: string): Promise<void> {
    return this.work.store.inTurn(() => this.#uninstall(pluginId))
  }

  async #uninstall(pluginId: string): Promise<void> {
    const { database, store, registry } = this.work
    const gone = await database.systemWrite(async (writes) => {
      const rows = await listPackageRows(writes, pluginId)
      await deletePackages(
        writes,
        rows.map(({ id }) => id),
      )
      return rows
    })
    if (gone.length === 0) throw new NotFoundException('installed plugin')
    await removeFiles(store, gone)
    await registry.freshen()
  }
}

import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { PackageConflictException } from '../packages/exceptions.js'
import { listPackageRows, setDeclined } from '../packages/package_rows.js'
import type { PackageWork } from '../packages/package_work.js'

/** An administrator says no to what an upgrade asks for: the version before goes on, and nobody is asked about this one again. */
@needs('florin.packages')
export class DeclinePackage {
  constructor(private readonly work: PackageWork) {}

  handle(packageId: number): Promise<void> {
    const { store, database, clock } = this.work
    return store.inTurn(() =>
      database.systemWrite(async (writes) => {
        const rows = await listPackageRows(writes)
        const found = rows.find(({ id }) => id === packageId)
        if (!found) throw new NotFoundException('package')
        const { plugin_id, version, state } = found
        if (state !== 'waiting')
          throw new PackageConflictException(`${plugin_id} ${version} does not wait for an answer.`)
        if (!rows.some((row) => row.plugin_id === plugin_id && row.state === 'active'))
          throw new PackageConflictException(`${plugin_id} ${version} is no upgrade. Uninstall it instead.`)
        await setDeclined(writes, found, clock.now())
      }),
    )
  }
}

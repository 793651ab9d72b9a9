import type { Writes } from '#database/database'
import { compareVersions } from '../domain/versions.js'
import { VERSIONS_KEPT } from './limits.js'
import { deletePackages, listPackageRows, placeOfRow, type StoredPackage } from './package_rows.js'
import type { PackageStore } from './package_store.js'

/**
 * Forgets what a plugin no longer needs: versions beyond those that are kept to go back to, and those that wait although something newer
 * runs or waits. Answers them; their files go when the transaction is through.
 */
export async function keepVersions(writes: Writes, pluginId: string): Promise<StoredPackage[]> {
  const rows = await listPackageRows(writes, pluginId)
  const active = rows.find(({ state }) => state === 'active')
  const previous = rows
    .filter(({ state }) => state === 'previous')
    .sort((a, b) => (b.activated_at! > a.activated_at! ? 1 : -1))
  const [newest, ...older] = rows.filter(({ state }) => state === 'waiting')
  const isOvertaken = newest && active && active.id > newest.id && compareVersions(newest.version, active.version) <= 0
  const gone = [...previous.slice(VERSIONS_KEPT - 1), ...older, ...(isOvertaken ? [newest] : [])]
  await deletePackages(
    writes,
    gone.map(({ id }) => id),
  )
  return gone
}

export async function removeFiles(store: PackageStore, rows: readonly StoredPackage[]): Promise<void> {
  for (const row of rows) await store.remove(placeOfRow(row))
}

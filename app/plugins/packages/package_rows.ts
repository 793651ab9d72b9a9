import type { Queries, Row, Writes } from '#database/database'
import type { Manifest, Permission } from '#sdk'
import type { PackagePlace } from './package_store.js'
import type { PluginLevel } from './trust.js'

export type PackageState = 'active' | 'waiting' | 'previous'

/** Table `plugin_packages`: what is installed. It belongs to the instance, not to a household. */
export interface StoredPackage {
  id: number
  plugin_id: string
  version: string
  /** Of the archive. */
  sha256: string
  integrity_sha256: string
  size: number
  level: Exclude<PluginLevel, 'bundled'>
  publisher: string
  public_key: string | null
  manifest: Manifest
  /** What it asks for beyond the version it replaces. */
  added_permissions: Permission[]
  /** Where it came from, for people: `upload`, an address, a folder. */
  source: string
  state: PackageState
  installed_at: string
  /** When it last became active. */
  activated_at: string | null
  /** When an administrator said no to it; it still waits, but nobody is asked. */
  declined_at: string | null
}

type PackageRow = Omit<StoredPackage, 'manifest' | 'added_permissions'> & {
  manifest: string
  added_permissions: string
}

export const placeOfRow = ({ plugin_id, version, sha256 }: StoredPackage): PackagePlace => ({
  pluginId: plugin_id,
  version,
  sha256,
})

/** Of one plugin or of all, the newest installation first. */
export async function listPackageRows(queries: Queries, pluginId?: string): Promise<StoredPackage[]> {
  const [where, params] = pluginId === undefined ? ['', []] : ['WHERE plugin_id = ?', [pluginId]]
  const rows = await queries.all<PackageRow>(`SELECT * FROM plugin_packages ${where} ORDER BY id DESC`, params)
  return rows.map((row) => ({
    ...row,
    manifest: JSON.parse(row.manifest) as Manifest,
    added_permissions: JSON.parse(row.added_permissions) as Permission[],
  }))
}

/** Changes with every installation, activation and removal; the same where nothing happened. */
export async function stampOfPackages(queries: Queries): Promise<string> {
  const rows = await queries.all<{ id: number; state: string }>('SELECT id, state FROM plugin_packages ORDER BY id')
  return rows.map(({ id, state }) => `${id} ${state}`).join(',')
}

export async function insertPackage(writes: Writes, stored: Omit<StoredPackage, 'id'>): Promise<number> {
  const { manifest, added_permissions, ...columns } = stored
  const texts = { manifest: JSON.stringify(manifest), added_permissions: JSON.stringify(added_permissions) }
  return writes.insert('plugin_packages', { ...columns, ...texts } satisfies Row)
}

/** Makes a package the one that runs; what ran before is kept to go back to. */
export async function setActive(writes: Writes, { id, plugin_id }: StoredPackage, at: string): Promise<void> {
  const demote = `UPDATE plugin_packages SET state = 'previous' WHERE plugin_id = ? AND state = 'active' AND id <> ?`
  await writes.run(demote, [plugin_id, id])
  await writes.run(`UPDATE plugin_packages SET state = 'active', activated_at = ?, declined_at = NULL WHERE id = ?`, [
    at,
    id,
  ])
}

/** What was declined before keeps the day on which that was. */
export async function setDeclined(writes: Writes, { id }: StoredPackage, at: string): Promise<void> {
  await writes.run('UPDATE plugin_packages SET declined_at = ? WHERE id = ? AND declined_at IS NULL', [at, id])
}

export async function deletePackages(writes: Writes, ids: readonly number[]): Promise<void> {
  for (const id of ids) await writes.run('DELETE FROM plugin_packages WHERE id = ?', [id])
}

/** The key that a plugin's packages must be signed with. */
export async function pinnedKey(queries: Queries, pluginId: string): Promise<string | undefined> {
  const sql = 'SELECT public_key FROM publisher_keys WHERE plugin_id = ?'
  return (await queries.first<{ public_key: string }>(sql, [pluginId]))?.public_key
}

/** The first key stays. */
export async function pinKey(
  writes: Writes,
  { plugin_id, public_key, publisher }: StoredPackage,
  at: string,
): Promise<void> {
  if (public_key === null || (await pinnedKey(writes, plugin_id)) !== undefined) return
  await writes.insert('publisher_keys', { plugin_id, public_key, publisher, pinned_at: at })
}

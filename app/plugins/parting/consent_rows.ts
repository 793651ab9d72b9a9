import type { Queries, Writes } from '#database/database'
import type { Sealer } from '#secrets/keyring'
import type { KeptConnection } from './kept_connection.js'

export interface FormerInstance {
  plugin_id: string
  former_household: number
  former_instance: number
}

interface ConsentRow extends FormerInstance {
  sealed: string
}

export interface EndingConsent extends FormerInstance {
  kept: KeptConnection
}

export function insertConsent(
  writes: Writes,
  sealer: Sealer,
  { kept, ...former }: EndingConsent,
  now: string,
): Promise<number> {
  const sealed = sealer.seal(JSON.stringify(kept), aboutOf(former))
  return writes.insert('ending_consents', { ...former, sealed, created_at: now })
}

export async function findConsent(queries: Queries, sealer: Sealer, id: number): Promise<EndingConsent | undefined> {
  const sql = 'SELECT plugin_id, former_household, former_instance, sealed FROM ending_consents WHERE id = ?'
  const row = await queries.first<ConsentRow>(sql, [id])
  if (!row) return undefined
  const { sealed, ...former } = row
  return { ...former, kept: JSON.parse(sealer.open(sealed, aboutOf(former))) as KeptConnection }
}

export async function updateConsent(
  writes: Writes,
  sealer: Sealer,
  id: number,
  { kept, ...former }: EndingConsent,
): Promise<void> {
  const sealed = sealer.seal(JSON.stringify(kept), aboutOf(former))
  await writes.run('UPDATE ending_consents SET sealed = ? WHERE id = ?', [sealed, id])
}

export async function deleteConsent(writes: Writes, id: number): Promise<void> {
  await writes.run('DELETE FROM ending_consents WHERE id = ?', [id])
}

const aboutOf = ({ former_household: household, former_instance: instance }: FormerInstance) =>
  `ending_consents/${household}/${instance}`

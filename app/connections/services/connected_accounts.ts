import { NotFoundException } from '#core/exceptions'
import type { Queries, Writes } from '#database/database'
import type { ConnectedAccount } from '#sdk'

/** An account at a bank, with what we know of it. */
export interface StoredAccount extends Omit<ConnectedAccount, 'id'> {
  id: number
  instance_id: number
  external_id: string
  /** The account of ours that it is kept in. */
  account_id: number | null
  /** The first day that is fetched. */
  fetch_from: string | null
  /** Whether a person looks at what was fetched before it is imported. */
  review: boolean
  cursor: string | null
  /** The import that has to be done before the cursor moves on. */
  waiting_batch_id: number | null
  waiting_cursor: string | null
  synced_at: string | null
}

interface Row extends Omit<StoredAccount, 'review'> {
  review: number
}

const COLUMNS = `id, instance_id, external_id, name, currency, kind, institution, number, balance, balance_on, account_id, fetch_from,
  review, cursor, waiting_batch_id, waiting_cursor, synced_at`

export async function listConnectedAccounts(queries: Queries, instanceId: number): Promise<StoredAccount[]> {
  const sql = `SELECT ${COLUMNS} FROM connected_accounts WHERE instance_id = ? ORDER BY institution, name, id`
  const rows = await queries.all<Row>(sql, [instanceId])
  return rows.map((row) => ({ ...row, review: row.review === 1 }))
}

export async function readConnectedAccount(queries: Queries, id: number): Promise<StoredAccount> {
  const row = await queries.first<Row>(`SELECT ${COLUMNS} FROM connected_accounts WHERE id = ?`, [id])
  if (!row) throw new NotFoundException('connected account')
  return { ...row, review: row.review === 1 }
}

export function updateConnectedAccount(
  writes: Writes,
  id: number,
  patch: Record<string, string | number | null>,
): Promise<number> {
  const assignments = Object.keys(patch).map((column) => `${column} = ?`)
  const sql = `UPDATE connected_accounts SET ${assignments.join(', ')} WHERE id = ?`
  return writes.run(sql, [...Object.values(patch), id])
}

/** Keeps what the bank says about its accounts. One that the bank no longer names stays as it was. */
export async function keepConnectedAccounts(
  writes: Writes,
  instanceId: number,
  accounts: readonly ConnectedAccount[],
  now: string,
): Promise<void> {
  const known = await listConnectedAccounts(writes, instanceId)
  for (const { id: external_id, ...said } of accounts) {
    const values = { ...said, seen_at: now }
    const same = known.find((each) => each.external_id === external_id)
    if (same) await updateConnectedAccount(writes, same.id, values)
    else await writes.insert('connected_accounts', { instance_id: instanceId, external_id, ...values })
  }
}

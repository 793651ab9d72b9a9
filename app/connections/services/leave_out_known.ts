import type { Queries } from '#database/database'
import type { FetchedTransaction } from '#sdk'

const ASKED_AT_ONCE = 500

/**
 * Leaves out what an earlier sync brought. Banks are asked for some days again, because they book late, and most of that is known. What
 * was pending and is booked now is news.
 */
export async function leaveOutKnown(
  queries: Queries,
  accountId: number,
  source: string,
  fetched: readonly FetchedTransaction[],
): Promise<FetchedTransaction[]> {
  const isPending = new Map<string, boolean>()
  for (let at = 0; at < fetched.length; at += ASKED_AT_ONCE) {
    const ids = fetched.slice(at, at + ASKED_AT_ONCE).map(({ external_id }) => external_id)
    const rows = await queries.all<{ external_id: string; status: string | null }>(
      `SELECT s.external_id, t.status FROM source_records s LEFT JOIN transactions t ON t.id = s.transaction_id
       WHERE s.account_id = ? AND s.source = ? AND s.external_id IN (${ids.map(() => '?').join(', ')})`,
      [accountId, source, ...ids],
    )
    for (const row of rows) isPending.set(row.external_id, row.status === 'pending')
  }
  return fetched.filter(({ external_id: id, status }) => {
    const wasPending = isPending.get(id)
    return wasPending === undefined || (wasPending && status === 'posted')
  })
}

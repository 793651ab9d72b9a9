import type { Writes } from '#database/database'
import type { RecurringRow } from './recurring_rows.js'

/** What rules say of payments: the recurring payment each belongs to, whatever was found. Links of what they no longer say go. */
export async function readDecided(
  writes: Writes,
  roots: ReadonlyMap<number, RecurringRow>,
): Promise<ReadonlyMap<number, number>> {
  await writes.run(
    `DELETE FROM recurring_links WHERE decided = 1
     AND transaction_id NOT IN (SELECT id FROM transactions WHERE recurring_id IS NOT NULL)`,
  )
  const rows = await writes.all<{ id: number; recurring_id: number }>(
    'SELECT id, recurring_id FROM transactions WHERE recurring_id IS NOT NULL',
  )
  const known = rows.filter(({ recurring_id: recurringId }) => roots.has(recurringId))
  return new Map(known.map(({ id, recurring_id: recurringId }) => [id, roots.get(recurringId)!.id]))
}

import type { Writes } from '#database/database'
import { ID_BITS } from '../domain/search_key.js'

/**
 * Takes a household's words out of the search index before the household is deleted: on SQLite the index is a virtual table, which
 * foreign keys do not reach. Everything else of the ledger goes with the household's row.
 */
export async function closeBooks(writes: Writes, householdId: number): Promise<void> {
  if (writes.dialect === 'postgres') return
  const own = `SELECT id FROM transactions WHERE household_id = ?`
  await writes.run(`DELETE FROM transaction_search WHERE rowid & ${ID_BITS - 1} IN (${own})`, [householdId])
}

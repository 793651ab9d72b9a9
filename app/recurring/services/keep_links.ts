import type { Writes } from '#database/database'
import { idList } from '#database/id_list'
import type { LedgerPayment } from './read_payments.js'

interface Wanted {
  row: { id: number }
  payments: readonly LedgerPayment[]
}

interface KnownLinks {
  /** The recurring payment of each transaction, as it is written. */
  known: ReadonlyMap<number, number>
  roots: ReadonlyMap<number, { id: number }>
  /** The same, as rules say it. */
  decided: ReadonlyMap<number, number>
}

const ROWS_AT_ONCE = 500

/**
 * Writes what differs. Links of payments that were not looked at, because they are too old or gone from a series, stay; so do those to
 * what was merged into another, so that the two can be told apart again.
 */
export async function keepLinks(
  writes: Writes,
  wanted: readonly Wanted[],
  { known, roots, decided }: KnownLinks,
): Promise<void> {
  const changed: { transactionId: number; recurringId: number; accountId: number }[] = []
  for (const { row, payments } of wanted)
    for (const { id, accountId } of payments)
      if (roots.get(known.get(id) ?? 0)?.id !== row.id)
        changed.push({ transactionId: id, recurringId: row.id, accountId })
  for (let at = 0; at < changed.length; at += ROWS_AT_ONCE) {
    const some = changed.slice(at, at + ROWS_AT_ONCE)
    const { placeholders, values } = idList(some.map(({ transactionId }) => transactionId))
    await writes.run(`DELETE FROM recurring_links WHERE transaction_id IN (${placeholders})`, values)
    await writes.insertRows(
      'recurring_links',
      ['recurring_id', 'transaction_id', 'account_id', 'decided'],
      some.map(({ recurringId, transactionId, accountId }) => [
        recurringId,
        transactionId,
        accountId,
        decided.has(transactionId) ? 1 : 0,
      ]),
    )
  }
}

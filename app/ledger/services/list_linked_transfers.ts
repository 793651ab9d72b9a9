import type { Queries } from '#database/database'
import type { LinkedTransfersJson } from '../validators/transfer.js'
import { readTransactions } from './read_transactions.js'

interface LinkRow {
  transaction_id: number
  linked_at: string
  cause: string
}

/** The latest transfers that were made of two payments, whoever did it. */
export async function listLinkedTransfers(queries: Queries, limit: number): Promise<LinkedTransfersJson> {
  const links = await queries.all<LinkRow>(
    `SELECT l.transaction_id, s.created_at AS linked_at, s.cause FROM linked_transfers l
     JOIN change_sets s ON s.id = l.change_set_id JOIN transactions t ON t.id = l.transaction_id ORDER BY l.id DESC LIMIT ?`,
    [limit],
  )
  const transactions = await readTransactions(
    queries,
    links.map(({ transaction_id: id }) => ({ id, occurred_on: '' })),
  )
  const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]))
  const data = links.map(({ transaction_id: id, linked_at, cause }) => ({
    transaction: byId.get(id)!,
    linked_at,
    by_import: cause === 'import.committed',
  }))
  return { data }
}

import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Queries } from '#database/database'
import type { TransactionJson } from '../validators/transaction.js'
import { countTransactions, findTransactions, type TransactionFilter } from './find_transactions.js'
import { readTransactions } from './read_transactions.js'

interface ListQuery extends TransactionFilter {
  cursor?: string
  limit?: number
  /** Counting all matches costs a walk over them, so it is done on request only. */
  total?: boolean
}

type TransactionPage = Page<TransactionJson> & { total?: { count: number } }

/** A page of transactions, newest first; `read` turns their keys into what people see. */
export async function listTransactions(
  queries: Queries,
  query: ListQuery,
  read = readTransactions,
): Promise<TransactionPage> {
  const { cursor, limit = PAGE_LIMIT_DEFAULT, total, ...filter } = query
  const keys = await findTransactions(queries, filter, { after: decodeCursor(cursor, 2), limit: limit + 1 })
  const page = pageOf(keys, limit, (key) => [key.occurred_on, key.id])
  const data = await read(queries, page.data, filter.account)
  const counted = total ? { total: { count: await countTransactions(queries, filter) } } : {}
  return { data, next_cursor: page.next_cursor, ...counted }
}

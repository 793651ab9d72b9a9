import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Queries } from '#database/database'
import type { TransactionJson } from '../validators/transaction.js'
import {
  countTransactions,
  findTransactions,
  type TransactionFilter,
  type TransactionKey,
} from './find_transactions.js'
import { readTransactions } from './read_transactions.js'

interface ListQuery extends TransactionFilter {
  cursor?: string
  limit?: number
  /** Counting all matches costs a walk over them, so it is done on request only. */
  total?: boolean
}

type Counted<T> = Page<T> & { total?: { count: number } }
type ReadKeys<T> = (queries: Queries, keys: readonly TransactionKey[], seenFrom?: number) => Promise<T[]>

export function listTransactions(queries: Queries, query: ListQuery): Promise<Counted<TransactionJson>> {
  return listTransactionsBy(readTransactions, queries, query)
}

/** A page of transactions, newest first; `read` turns their keys into what people see. */
export async function listTransactionsBy<T>(
  read: ReadKeys<T>,
  queries: Queries,
  query: ListQuery,
): Promise<Counted<T>> {
  const { cursor, limit = PAGE_LIMIT_DEFAULT, total, ...filter } = query
  const keys = await findTransactions(queries, filter, { after: decodeCursor(cursor, 2), limit: limit + 1 })
  const page = pageOf(keys, limit, (key) => [key.occurred_on, key.id])
  const data = await read(queries, page.data, filter.account)
  const counted = total ? { total: { count: await countTransactions(queries, filter) } } : {}
  return { data, next_cursor: page.next_cursor, ...counted }
}

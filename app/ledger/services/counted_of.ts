import type { Queries } from '#database/database'
import { idList } from '#database/id_list'

/**
 * Whether each posting is counted in totals. Nothing of a void transaction is. Of what is left out of reports the postings to categories
 * are not, so that it is no income and no spending; balances of accounts have it.
 */
export async function countedOf(
  queries: Queries,
  postings: readonly { accountId: number }[],
  { status, isExcluded }: { status: 'pending' | 'posted' | 'void'; isExcluded: boolean },
): Promise<number[]> {
  if (status === 'void') return postings.map(() => 0)
  if (!isExcluded) return postings.map(() => 1)
  const { placeholders, values } = idList([...new Set(postings.map(({ accountId }) => accountId))])
  const rows = await queries.all<{ id: number }>(
    `SELECT id FROM accounts WHERE kind IN ('income', 'expense') AND id IN (${placeholders})`,
    values,
  )
  const categories = new Set(rows.map(({ id }) => id))
  return postings.map(({ accountId }) => (categories.has(accountId) ? 0 : 1))
}

import { addDays } from '#core/plain_date'
import type { Queries } from '#database/database'
import { WINDOW_DAYS } from '../domain/transfer_matching.js'

export interface NearPosting {
  transaction_id: number
  account_id: number
  commodity_id: number
  occurred_on: string
  quantity: number
}

/** Postings of some accounts that are near enough in time to one of some days for a transfer. */
export async function readPostingsNear(
  queries: Queries,
  accountIds: readonly number[],
  days: readonly string[],
): Promise<NearPosting[]> {
  const [first, last] = days.reduce(
    ([from, to], day) => [day < from ? day : from, day > to ? day : to],
    [days[0], days[0]],
  )
  const near: NearPosting[][] = []
  for (const accountId of accountIds)
    near.push(
      await queries.all<NearPosting>(
        `SELECT transaction_id, account_id, commodity_id, occurred_on, quantity FROM postings
         WHERE account_id = ? AND occurred_on BETWEEN ? AND ?`,
        [accountId, addDays(first, -WINDOW_DAYS), addDays(last, WINDOW_DAYS)],
      ),
    )
  return near.flat()
}

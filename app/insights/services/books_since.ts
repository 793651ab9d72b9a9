import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'

/** Books that are younger have nothing usual yet. */
const DAYS_OF_BOOKS = 30

/** The day of the first income or expense; opening balances say nothing of how long books are kept. */
export async function booksSince(queries: Queries): Promise<PlainDate | null> {
  const row = await queries.first<{ day: PlainDate | null }>(
    `SELECT MIN(first_day) AS day FROM (
       SELECT (SELECT MIN(p.occurred_on) FROM postings p WHERE p.account_id = a.id) AS first_day
       FROM accounts a WHERE a.kind IN ('income', 'expense')
     ) AS days`,
  )
  return row!.day
}

export async function areYoung(queries: Queries, today: PlainDate): Promise<boolean> {
  const since = await booksSince(queries)
  return since === null || since > addDays(today, -DAYS_OF_BOOKS)
}

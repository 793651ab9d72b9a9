import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'

/** Books that are younger have nothing usual yet. */
const DAYS_OF_BOOKS = 30

export async function areYoung(queries: Queries, today: PlainDate): Promise<boolean> {
  const old = await queries.first('SELECT id FROM transactions WHERE occurred_on <= ? LIMIT 1', [
    addDays(today, -DAYS_OF_BOOKS),
  ])
  return old === undefined
}

import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ExpectedItem, PastItem } from './domain/payments.js'

/**
 * What whoever knows recurring payments tells forecasts. They are then taken out of the history, and put on their dates ahead; without
 * anybody who knows them, their days are guessed from the history like everything else.
 */
export interface RecurringItems {
  past(queries: Queries, from: PlainDate): Promise<PastItem[]>
  upcoming(queries: Queries, from: PlainDate, to: PlainDate): Promise<ExpectedItem[]>
}

import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'

/** A payment that is expected on a day; money in is positive, in minor units of the account's currency. */
export interface ExpectedItem {
  recurring_id: number
  name: string
  due_on: PlainDate
  account_id: number
  low: number
  expected: number
  high: number
}

/** A payment of the past that belongs to something recurring. */
export interface PastItem {
  account_id: number
  occurred_on: PlainDate
  quantity: number
}

/**
 * What whoever knows recurring payments tells forecasts. They are then taken out of the history, and put on their dates ahead; without
 * anybody who knows them, their days are guessed from the history like everything else.
 */
export interface RecurringItems {
  past(queries: Queries, from: PlainDate): Promise<PastItem[]>
  upcoming(queries: Queries, from: PlainDate, to: PlainDate): Promise<ExpectedItem[]>
}

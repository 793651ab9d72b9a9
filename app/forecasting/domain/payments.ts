import type { PlainDate } from '#core/plain_date'

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

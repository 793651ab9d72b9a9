import { addDays, dayNumber, type PlainDate } from '#core/plain_date'

/** What two transactions must share to count as the same thing happening again. */
export const sameFields = ['payee', 'amount', 'account', 'category'] as const
export type SameField = (typeof sameFields)[number]

/** The calendar's own stretches of time; a number counts days back. */
export const spans = ['week', 'month', 'year', 'ever'] as const
export type Span = (typeof spans)[number] | number

export const OCCURRENCE_MAX = 1000
export const SPAN_DAYS_MAX = 3660

/** "The third with the same payee this month": 3, payee, month. The transaction itself counts as one. */
export interface Occurrence {
  nth: number
  same: readonly SameField[]
  within: Span
}

/** What is asked about a transaction that may repeat others. */
export interface Repeatable {
  /** Null while it is not stored; it then comes after all that are. */
  id: number | null
  date: PlainDate
  writtenPayee: string
  amount: { minor: number; currency: string }
  account: number
  category: number | null
}

/** The transactions there are, as the stream of rows looks back on them. */
export interface History {
  /** How many came before this one (by day, then by id), share all of `same` with it, and lie in the stretch that ends with its day. */
  countEarlier(transaction: Repeatable, same: readonly SameField[], within: Span): number
  /** Takes in one more, such as a row of an import that later rows look back on. */
  add(transaction: Repeatable): void
}

/** The first day that counts, for a transaction of the given day. */
export function firstDayOf(within: Span, day: PlainDate): PlainDate {
  if (typeof within === 'number') return addDays(day, -within)
  switch (within) {
    case 'week':
      return addDays(day, -weekdayNumber(day))
    case 'month':
      return `${day.slice(0, 7)}-01`
    case 'year':
      return `${day.slice(0, 4)}-01-01`
    case 'ever':
      return '0001-01-01'
  }
}

/** 0 for Monday. 1970-01-01 was a Thursday. */
export function weekdayNumber(day: PlainDate): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7
}

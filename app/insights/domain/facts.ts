import type { Month, PlainDate } from '#core/plain_date'
import type { AnomalyKind } from './anomaly.js'

/** What is known of a household when insights are looked for. Amounts are minor units of its currency; spending and income are positive. */
export interface Facts {
  today: PlainDate
  currency: { code: string; scale: number }
  /** Whole months with bookkeeping, oldest first; the lists of amounts below go by them. */
  months: readonly Month[]
  income: readonly number[]
  spending: readonly number[]
  categories: readonly CategoryFacts[]
  accounts: readonly { id: number; name: string; subtype: string; balance: number }[]
  bills: readonly BillFacts[]
  goals: readonly GoalFact[]
  budgets: readonly BudgetFact[]
  anomalies: readonly AnomalyFact[]
  uncategorised: { count: number; recent: number; recentShare: number }
  fund: { monthsCovered: number; targetMonths: number; has: number; target: number } | undefined
}

export interface CategoryFacts {
  id: number
  name: string
  kind: 'income' | 'expense'
  months: readonly number[]
  /** In the month that is not over. */
  current: number
}

export interface BillFacts {
  id: number
  name: string
  direction: 'in' | 'out'
  /** What it comes to in a month; positive. */
  monthly: number
  beganOn: PlainDate
  times: number
  rise: { on: PlainDate; from: number; to: number } | null
}

export interface GoalFact {
  id: number
  name: string
  kind: 'save' | 'pay_down'
  progress: number
  isOnTrack: boolean | null
  reachedOn: PlainDate | null
  targetOn: PlainDate | null
  /** Each month; undefined where no day is set, or nothing is planned. */
  needed: number | undefined
  planned: number | undefined
  currency: { code: string; scale: number }
}

export interface BudgetFact {
  categoryId: number
  name: string
  assigned: number
  spent: number
  left: number
  shareUsed: number | null
  shareElapsed: number
  currency: { code: string; scale: number }
}

export interface AnomalyFact {
  transactionId: number
  kind: AnomalyKind
  score: number
  on: PlainDate
  reasons: readonly string[]
  payee: { id: number; name: string } | null
  category: { id: number; name: string } | null
  account: { id: number; name: string }
  /** Minor units of its own currency, money in is positive. */
  amount: number
  currency: { code: string; scale: number }
  /** The day of the other one of a duplicate. */
  otherOn: PlainDate | null
}

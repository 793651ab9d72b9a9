import type { PlainDate } from '#core/plain_date'

export const insightKinds = [
  'spending_above_usual',
  'spending_below_usual',
  'new_recurring',
  'price_rise',
  'subscription_total',
  'duplicate_charge',
  'unusual_transaction',
  'category_trend',
  'income_change',
  'savings_rate',
  'fees_and_interest',
  'idle_cash',
  'goal_on_track',
  'goal_behind',
  'goal_reached',
  'budget_pace',
  'uncategorised_backlog',
  'emergency_fund',
] as const
export type InsightKind = (typeof insightKinds)[number]

export const severities = ['info', 'notice', 'warning'] as const
export type Severity = (typeof severities)[number]

/** Open until a person settles it, its day is over, or it is not so any more. */
export const insightStates = ['open', 'dismissed', 'acted', 'expired'] as const
export type InsightState = (typeof insightStates)[number]

/** What a list of transactions shows; `open` shows one of them. */
export interface Evidence {
  category?: number
  payee?: number
  account?: number
  from?: PlainDate
  to?: PlainDate
  uncategorised?: true
  open?: number
}

/** What is so, in words and with what proves it. */
export interface Finding {
  /** Kind, subject and period: whoever has settled it once is not told again. */
  key: string
  kind: InsightKind
  severity: Severity
  title: string
  body: string
  /** Minor units, never below zero; in the household's currency where none is named. */
  amount?: number
  currency?: string
  period?: { from: PlainDate; to: PlainDate }
  categoryId?: number
  payeeId?: number
  accountId?: number
  /** The transactions it rests on. */
  evidence?: Evidence
  action?: { label: string; href: string }
  /** The last day on which it is worth knowing; it expires by itself after that. */
  expiresOn: PlainDate
}

/**
 * What becomes of an insight that was looked for again. What a person settled stays settled; what merely was not so any more is open
 * again when it is so again, as after an undo.
 */
export function lookedAgain(state: InsightState, isFound: boolean, isOver: boolean): InsightState {
  if (state === 'dismissed' || state === 'acted') return state
  return isFound && !isOver ? 'open' : 'expired'
}

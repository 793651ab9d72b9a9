import { firstDay, monthOf, type PlainDate } from '#core/plain_date'
import type { BudgetMode } from './envelopes.js'
import type { Rhythm } from './periods.js'

export interface Currency {
  code: string
  scale: number
}

/** Whose budget is looked at from when: the household's base currency and its calendar day. */
export interface BudgetView {
  currency: Currency
  today: PlainDate
}

export interface Budget {
  /** Null where nobody has begun one; the rest is then what it would begin with. */
  id: number | null
  currency: Currency
  rhythm: Rhythm
  startsOn: PlainDate
  defaultMode: Exclude<BudgetMode, 'none'>
  /** Minor units there were to assign when the budget began. */
  openingAmount: number
}

export function firstBudget({ currency, today }: BudgetView): Budget {
  const startsOn = firstDay(monthOf(today))
  return {
    id: null,
    currency,
    rhythm: { length: 'month', anchorOn: startsOn },
    startsOn,
    defaultMode: 'envelope',
    openingAmount: 0,
  }
}

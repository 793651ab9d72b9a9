import type { PeriodLength } from '#budgets/domain/periods'
import type { PlainDate } from '#core/plain_date'

/** Amounts are decimal text in the budget's currency. */
export interface OptimizationRequest {
  /** A period's income; what is usual by default. */
  income?: string
  /** Goals to plan for, the most important first; all that are not reached by default. */
  goal_ids?: number[]
  constraints?: { category_id: number; least?: string; most?: string }[]
}

export interface Optimization {
  currency: string
  period_length: PeriodLength
  /** How many periods it was learned from, and which. */
  based_on: { periods: number; from: PlainDate; to: PlainDate }
  income: string
  lines: { category: Named; usual: string; least: string; proposed: string; change: string }[]
  goals: {
    goal: Named
    wanted: string
    funded: string
    /** When the goal is reached with what it gets; null when never. */
    expected_month: string | null
  }[]
  totals: { spending: string; goals: string; left: string }
  /** Whether income is enough for spending within the constraints and for every goal. */
  feasible: boolean
  missing_rates: string[]
}

interface Named {
  id: number
  name: string
}

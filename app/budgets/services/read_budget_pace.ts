import type { Queries } from '#database/database'
import type { BudgetView, Currency } from '../domain/budget.js'
import { shareUsed } from '../domain/pace.js'
import { shareElapsed } from '../domain/periods.js'
import { loadBudget } from './load_budget.js'

/** How a category's budget fares in the current period; amounts are minor units of `currency`. */
export interface BudgetPace {
  currency: Currency
  /** What there was to spend: what the period before left, and what was assigned. */
  assigned: number
  spent: number
  left: number
  /** From 0, beyond 1 when overspent; null where there was nothing to spend. */
  share_used: number | null
  share_elapsed: number
}

/** Undefined for a category without a budget of its own. */
export async function readBudgetPace(
  queries: Queries,
  view: BudgetView,
  categoryId: number,
): Promise<BudgetPace | undefined> {
  return (await readBudgetPaces(queries, view)).get(categoryId)
}

/** Of every category that has a budget of its own. */
export async function readBudgetPaces(queries: Queries, view: BudgetView): Promise<Map<number, BudgetPace>> {
  const { budget, periods, lines, states, hasBegun } = await loadBudget(queries, view, view.today)
  if (!hasBegun) return new Map()
  const state = states[states.length - 1]
  const elapsed = shareElapsed(periods[periods.length - 1], view.today)
  const paces = lines.flatMap(({ id, mode }, at): [number, BudgetPace][] => {
    if (mode === 'none') return []
    const { carried, assigned, spent, left } = state.lines[at]
    const used = shareUsed(state.lines[at])
    const amounts = { assigned: carried + assigned, spent, left }
    return [[id, { currency: budget.currency, ...amounts, share_used: used, share_elapsed: elapsed }]]
  })
  return new Map(paces)
}

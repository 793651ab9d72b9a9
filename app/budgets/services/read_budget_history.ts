import { NotFoundException } from '#core/exceptions'
import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { BudgetView } from '../domain/budget.js'
import type { BudgetHistoryJson } from '../validators/history.js'
import { loadBudget } from './load_budget.js'

const PERIODS_SHOWN = 13

/** A category's budget in the periods up to the current one, oldest first. */
export async function readBudgetHistory(
  queries: Queries,
  view: BudgetView,
  categoryId: number,
): Promise<BudgetHistoryJson> {
  const { budget, periods, lines, states, hasBegun } = await loadBudget(queries, view, view.today)
  const line = lines.findIndex(({ id }) => id === categoryId)
  if (line < 0) throw new NotFoundException('budget of a category')
  const text = (minor: number) => formatAmount(minor, budget.currency.scale)
  const shown = hasBegun ? periods.map((period, at) => ({ period, state: states[at].lines[line] })) : []
  return {
    currency: budget.currency.code,
    periods: shown.slice(-PERIODS_SHOWN).map(({ period, state }) => ({
      ...period,
      carried: text(state.carried),
      assigned: text(state.assigned),
      spent: text(state.spent),
      left: text(state.left),
    })),
  }
}

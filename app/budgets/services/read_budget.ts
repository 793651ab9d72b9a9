import { currencyScale } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import { type Budget, type BudgetView, firstBudget } from '../domain/budget.js'
import type { PeriodLength } from '../domain/periods.js'

interface BudgetRow {
  id: number
  currency: string
  period_length: PeriodLength
  anchor_on: string
  starts_on: string
  default_mode: 'envelope' | 'limit'
  opening_amount: number
}

/** The household's budget, or what it would begin with. */
export async function readBudget(queries: Queries, view: BudgetView): Promise<Budget> {
  const row = await queries.first<BudgetRow>('SELECT * FROM budgets')
  if (!row) return firstBudget(view)
  return {
    id: row.id,
    currency: { code: row.currency, scale: currencyScale(row.currency) },
    rhythm: { length: row.period_length, anchorOn: row.anchor_on },
    startsOn: row.starts_on,
    defaultMode: row.default_mode,
    openingAmount: row.opening_amount,
  }
}

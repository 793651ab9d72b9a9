import type { Month } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { BudgetView } from '../domain/budget.js'
import type { BudgetPeriodJson } from '../validators/budget.js'
import { readBudgetPeriod } from './read_budget_period.js'

/** The budget of a month such as `2026-11`, for other domains: the period that people mean by it, whatever the length of periods is. */
export function readBudgetMonth(queries: Queries, view: BudgetView, month: Month): Promise<BudgetPeriodJson> {
  return readBudgetPeriod(queries, view, month)
}

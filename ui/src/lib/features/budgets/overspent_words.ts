import type { BudgetPeriod, BudgetRow } from '#lib/api/budgets.ts'
import { formatMoney } from '#lib/format/money.ts'
import { absolute, isNegative } from '#lib/money/decimal.ts'

/** Why a category is overspent and what becomes of it, in one sentence. */
export function overspentWords(row: BudgetRow, budget: BudgetPeriod): string {
  const short = formatMoney({ amount: absolute(row.left), currency: budget.currency })
  const stays = row.rollover === 'deficit' || row.rollover === 'both'
  const carried = isNegative(row.carried) ? ' It began short from before.' : ''
  if (row.mode === 'limit') return `${short} over the limit.`
  const outcome = stays ? 'The next period begins with it.' : 'It will come out of what is to assign next.'
  return `${short} overspent.${carried} ${outcome}`
}

import { addMonths, type Month, monthNumber, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { SpendingJson } from '../validators/report.js'
import { baseAmount, readMonthTotals, type ReportView } from './read_month_totals.js'

/** How many periods before the one asked for make what is usual. */
const USUAL_PERIODS = 3

interface Category {
  id: number
  parent_id: number | null
  name: string
  role: string | null
}

/**
 * Spending by top category, the largest first, beside what is usual: the average of the three periods of the same length before. It is null
 * for a category without any earlier spending.
 */
export async function spending(queries: Queries, view: ReportView, from: Month, to: Month): Promise<SpendingJson> {
  const length = monthsBetween(from, to).length
  const earliest = addMonths(from, -USUAL_PERIODS * length)
  const { series, missingRates } = await readMonthTotals(queries, view, { kinds: ['expense'], from: earliest, to })
  const categories = await queries.all<Category>(
    `SELECT id, parent_id, name, role FROM accounts WHERE kind = 'expense'`,
  )
  const topOf = topCategories(categories)
  const sums = new Map<number, { now: number; before: number }>()
  const first = monthNumber(from)
  for (const { accountId, months, amounts } of series) {
    const top = topOf.get(accountId)!.id
    const sum = sums.get(top) ?? { now: 0, before: 0 }
    sums.set(top, sum)
    for (let at = 0; at < months.length; at++) {
      if (months[at] >= first) sum.now += amounts[at]
      else sum.before += amounts[at]
    }
  }
  const total = [...sums.values()].reduce((all, sum) => all + sum.now, 0)
  const shown = [...sums].filter(([, { now }]) => now !== 0).sort((a, b) => b[1].now - a[1].now)
  return {
    currency: view.currency.code,
    categories: shown.map(([id, { now, before }]) => {
      const { name, role } = topOf.get(id)!
      return {
        category: role === null ? { id, name } : null,
        amount: baseAmount(view, now),
        share: total > 0 ? Math.round((now / total) * 1000) / 1000 : 0,
        usual: before === 0 ? null : baseAmount(view, Math.round(before / USUAL_PERIODS)),
      }
    }),
    total: baseAmount(view, total),
    missing_rates: missingRates,
  }
}

/** The category at the top of each one's branch. */
export function topCategories(categories: readonly Category[]): Map<number, Category> {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const top = (category: Category): Category => {
    const parent = category.parent_id === null ? undefined : byId.get(category.parent_id)
    return parent ? top(parent) : category
  }
  return new Map(categories.map((category) => [category.id, top(category)]))
}

import type { ChangeSet } from '#changes/change_set'
import { assign } from '#budgets/services/assign'
import { placeCategories } from './place_book_accounts.js'
import type { BookPlan } from './plan_book.js'

/**
 * Gives categories what they were given in the months of a book, inside the import's change set. What a category has in a month already
 * stays: a person may have changed it since an earlier import of the same books. Answers how many amounts were given.
 */
export async function writeBookBudgets(changes: ChangeSet, plan: BookPlan, now: string): Promise<number> {
  const { budgets, view } = plan.budgetPlan
  const isKnown = plan.entries.length > 0 && plan.counts.new === 0
  if (budgets.length === 0 || isKnown) return 0
  const rows = await changes.all<{ category_id: number; period_on: string }>(
    'SELECT category_id, period_on FROM budget_assignments',
  )
  const taken = new Set(rows.map(({ category_id: id, period_on: day }) => `${id} ${day.slice(0, 7)}`))
  const { accounts } = plan.parsed.book
  const wanted = [...new Set(budgets.map(({ account }) => account))]
  const ids = await placeCategories(
    changes,
    wanted.map((account) => accounts[account]),
    now,
  )
  const idOf = new Map(wanted.map((account, at) => [account, ids[at]]))
  const fresh = budgets
    .map(({ account, on, amount }) => ({ category_id: idOf.get(account)!, on, amount }))
    .filter(({ category_id: id, on, amount }) => amount !== 0 && !taken.has(`${id} ${on.slice(0, 7)}`))
  await assign(changes, view, fresh, now)
  return fresh.length
}

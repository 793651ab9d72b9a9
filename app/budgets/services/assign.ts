import type { ChangeSet } from '#changes/change_set'
import { invalidField } from '#core/exceptions'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Budget, BudgetView } from '../domain/budget.js'
import { periodOf } from '../domain/periods.js'
import { beginBudget } from './begin_budget.js'
import { readBudget } from './read_budget.js'

export interface Assignment {
  category_id: number
  /** Any day of the period. */
  on: PlainDate
  /** Minor units of the budget's currency; replaces what the category had in the period. */
  amount: number
}

/**
 * Gives categories their amounts inside the caller's change set, as the importers of whole books do: a household without a budget begins
 * one, and one that began later than the first of them begins with it.
 */
export async function assign(changes: ChangeSet, view: BudgetView, assignments: readonly Assignment[], now: string) {
  if (assignments.length === 0) return
  const budget = await readBudget(changes, view)
  await beginBudget(changes, budget, firstDayOf(budget, assignments), now)
  await requireCategories(changes, assignments)
  await writeAssignments(changes, budget, assignments)
}

function firstDayOf({ rhythm }: Budget, assignments: readonly Assignment[]): PlainDate {
  const days = assignments.map(({ on }) => on)
  return periodOf(
    rhythm,
    days.reduce((first, day) => (day < first ? day : first)),
  ).from
}

async function requireCategories(queries: Queries, assignments: readonly Assignment[]) {
  const rows = await queries.all<{ id: number }>(`SELECT id FROM accounts WHERE kind = 'expense' AND role IS NULL`)
  const known = new Set(rows.map(({ id }) => id))
  const at = assignments.findIndex(({ category_id: id }) => !known.has(id))
  if (at >= 0)
    throw invalidField(`/assignments/${at}/category_id`, 'category', 'There is no spending category like that here.')
}

/** Each category's assignment of a period stands on the period's first day; what stood on other days of it is part of the new amount. */
async function writeAssignments(changes: ChangeSet, budget: Budget, assignments: readonly Assignment[]) {
  const rows = await changes.all<{ id: number; category_id: number; period_on: string }>(
    'SELECT id, category_id, period_on FROM budget_assignments ORDER BY period_on',
  )
  const keyOf = (categoryId: number, day: PlainDate) => `${categoryId} ${periodOf(budget.rhythm, day).from}`
  const existing = Map.groupBy(rows, (row) => keyOf(row.category_id, row.period_on))
  const wanted = new Map(assignments.map((one) => [keyOf(one.category_id, one.on), one]))
  const added: [number, string, number][] = []
  for (const [key, { category_id: categoryId, on, amount }] of wanted) {
    const from = periodOf(budget.rhythm, on).from
    const [first, ...others] = existing.get(key) ?? []
    for (const other of others) await changes.delete('budget_assignments', other.id)
    if (first) await changes.update('budget_assignments', first.id, { period_on: from, amount })
    else if (amount !== 0) added.push([categoryId, from, amount])
  }
  await changes.insertRows('budget_assignments', ['category_id', 'period_on', 'amount'], added)
}

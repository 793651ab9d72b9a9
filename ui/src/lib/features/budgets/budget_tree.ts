import type { BudgetRow } from '#lib/api/budgets.ts'
import { sum } from '#lib/money/decimal.ts'

/** A category and those below it, in the order of the tree; alone when nothing is below it. */
export interface BudgetGroup {
  top: BudgetRow
  rows: { row: BudgetRow; depth: number }[]
  totals: { assigned: string; spent: string; left: string } | null
}

const isIdle = (row: BudgetRow) =>
  row.category.archived && [row.assigned, row.spent, row.left].every((amount) => /^-?[0.]+$/.test(amount))

/** Archived categories are left out where nothing happened on them. */
export function groupRows(rows: readonly BudgetRow[]): BudgetGroup[] {
  const shown = rows.filter((row) => !isIdle(row))
  const known = new Set(shown.map(({ category }) => category.id))
  const below = Map.groupBy(shown, ({ category }) =>
    category.parent_id !== null && known.has(category.parent_id) ? category.parent_id : 0,
  )
  const branch = (id: number, depth: number): BudgetGroup['rows'] =>
    (below.get(id) ?? []).flatMap((row) => [{ row, depth }, ...branch(row.category.id, depth + 1)])
  return (below.get(0) ?? []).map((top) => {
    const own = [{ row: top, depth: 0 }, ...branch(top.category.id, 1)]
    return { top, rows: own, totals: own.length > 1 ? totalsOf(own.map(({ row }) => row)) : null }
  })
}

function totalsOf(rows: readonly BudgetRow[]) {
  // What is covered is part of the covering category's amounts already.
  const own = rows.filter((row) => row.covered_by === null)
  const total = (amountOf: (row: BudgetRow) => string) => sum(own.map(amountOf))
  return {
    assigned: total(({ assigned }) => assigned),
    spent: total(({ spent }) => spent),
    left: total(({ left }) => left),
  }
}

/** Whether a category has an amount of its own to assign. */
export const isBudgeted = (row: BudgetRow) => row.mode !== 'none' && row.covered_by === null

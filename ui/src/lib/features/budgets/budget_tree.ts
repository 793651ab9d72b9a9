import type { BudgetRow } from '#lib/api/budgets.ts'
import { isZero, sum } from '#lib/money/decimal.ts'

/** A category and those below it, in the order of the tree; alone when nothing is below it. */
export interface BudgetGroup {
  top: BudgetRow
  rows: { row: BudgetRow; depth: number }[]
  totals: { assigned: string; spent: string; left: string } | null
}

const isEmpty = (row: BudgetRow) => [row.assigned, row.spent, row.left].every(isZero)
const isIdle = (row: BudgetRow) => row.category.archived && isEmpty(row)

/** Archived categories are left out where nothing happened on them. */
export function groupRows(rows: readonly BudgetRow[]): BudgetGroup[] {
  const shown = rows.filter((row) => !isIdle(row))
  const known = new Set(shown.map(({ category }) => category.id))
  const children = Map.groupBy(shown, ({ category }) =>
    category.parent_id !== null && known.has(category.parent_id) ? category.parent_id : 0,
  )
  const branch = (id: number, depth: number): BudgetGroup['rows'] =>
    (children.get(id) ?? []).flatMap((row) => [{ row, depth }, ...branch(row.category.id, depth + 1)])
  return (children.get(0) ?? []).map((top) => {
    const below = branch(top.category.id, 1)
    if (below.length === 0) return { top, rows: [{ row: top, depth: 0 }], totals: null }
    // The heading stands for a category that only holds others.
    const own = top.covers_branch || !isEmpty(top) ? [{ row: top, depth: 0 }] : []
    return { top, rows: [...own, ...below], totals: totalsOf([top, ...below.map(({ row }) => row)]) }
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

import type { ChangeSet } from '#changes/change_set'
import { addMinor } from '#core/money'

interface OwnedRow {
  id: number
  period_on: string
  amount: number
}

/** A category that goes into another brings its budget along; one that is deleted takes its budget with it. */
export const budgetOfCategory = {
  async merged(changes: ChangeSet, from: number, into: number): Promise<void> {
    const there = new Map((await assignmentsOf(changes, into)).map((row) => [row.period_on, row]))
    for (const { id, period_on: day, amount } of await assignmentsOf(changes, from)) {
      const same = there.get(day)
      if (!same) await changes.update('budget_assignments', id, { category_id: into })
      else {
        await changes.update('budget_assignments', same.id, { amount: addMinor(same.amount, amount) })
        await changes.delete('budget_assignments', id)
      }
    }
    for (const id of await idsOf(changes, 'budget_templates', from))
      await changes.update('budget_templates', id, { category_id: into })
    await forget(changes, 'budget_categories', from)
  },

  async deleted(changes: ChangeSet, id: number): Promise<void> {
    for (const table of ['budget_assignments', 'budget_templates', 'budget_categories'])
      await forget(changes, table, id)
  },
}

function assignmentsOf(changes: ChangeSet, categoryId: number): Promise<OwnedRow[]> {
  return changes.all<OwnedRow>(
    'SELECT id, period_on, amount FROM budget_assignments WHERE category_id = ? ORDER BY id',
    [categoryId],
  )
}

async function idsOf(changes: ChangeSet, table: string, categoryId: number): Promise<number[]> {
  const rows = await changes.all<{ id: number }>(`SELECT id FROM ${table} WHERE category_id = ? ORDER BY id`, [
    categoryId,
  ])
  return rows.map(({ id }) => id)
}

async function forget(changes: ChangeSet, table: string, categoryId: number): Promise<void> {
  for (const id of await idsOf(changes, table, categoryId)) await changes.delete(table, id)
}

import type { CategoryPart } from '#ledger/category_part'

/** A goal that looks at an envelope looks at the one it was merged into. */
export const goalsOfCategory: CategoryPart = {
  async merged(changes, from, into) {
    const goals = await changes.all<{ id: number }>('SELECT id FROM goals WHERE category_id = ? ORDER BY id', [from])
    for (const { id } of goals) await changes.update('goals', id, { category_id: into })
  },
}

import type { ChangeSet } from '#changes/change_set'

/** A goal that looks at an envelope looks at the one it was merged into. */
export const goalsOfCategory = {
  async merged(changes: ChangeSet, from: number, into: number): Promise<void> {
    const goals = await changes.all<{ id: number }>('SELECT id FROM goals WHERE category_id = ? ORDER BY id', [from])
    for (const { id } of goals) await changes.update('goals', id, { category_id: into })
  },
}

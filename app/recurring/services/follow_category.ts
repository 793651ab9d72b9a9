import type { ChangeSet } from '#changes/change_set'

/** A bill goes along with its category; where that is deleted it has none any more. */
export const billsOfCategory = {
  merged: (changes: ChangeSet, from: number, into: number) => move(changes, from, into),
  deleted: (changes: ChangeSet, id: number) => move(changes, id, null),
}

async function move(changes: ChangeSet, from: number, into: number | null): Promise<void> {
  const bills = await changes.all<{ id: number }>(
    'SELECT id FROM recurring_payments WHERE category_id = ? ORDER BY id',
    [from],
  )
  for (const { id } of bills) await changes.update('recurring_payments', id, { category_id: into })
}

import type { ChangeSet } from '#changes/change_set'

/** From now on a bank's name with this key stands for the payee. */
export async function setAlias(changes: ChangeSet, key: string, payeeId: number): Promise<void> {
  const known = await changes.first<{ id: number }>('SELECT id FROM payee_aliases WHERE alias_key = ?', [key])
  if (known) await changes.update('payee_aliases', known.id, { payee_id: payeeId })
  else await changes.insert('payee_aliases', { alias_key: key, payee_id: payeeId })
}

export async function forgetAlias(changes: ChangeSet, key: string): Promise<void> {
  const known = await changes.first<{ id: number }>('SELECT id FROM payee_aliases WHERE alias_key = ?', [key])
  if (known) await changes.delete('payee_aliases', known.id)
}

export async function moveAliases(changes: ChangeSet, from: number, to: number): Promise<void> {
  const aliases = await changes.all<{ id: number }>('SELECT id FROM payee_aliases WHERE payee_id = ?', [from])
  for (const { id } of aliases) await changes.update('payee_aliases', id, { payee_id: to })
}

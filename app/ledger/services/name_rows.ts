import type { ChangeSet } from '#changes/change_set'
import { matchKey, tidyName } from '../domain/match_key.js'

/** The payee of a name, made on first use; null for an empty name. */
export async function ensurePayee(changes: ChangeSet, name: string, now: string): Promise<number | null> {
  const key = matchKey(name)
  if (key === '') return null
  const known = await changes.first<{ id: number }>('SELECT id FROM payees WHERE match_key = ?', [key])
  return known?.id ?? changes.insert('payees', { name: tidyName(name), match_key: key, created_at: now })
}

export async function ensureTag(changes: ChangeSet, name: string): Promise<number> {
  const key = matchKey(name)
  const known = await changes.first<{ id: number }>('SELECT id FROM tags WHERE match_key = ?', [key])
  return known?.id ?? changes.insert('tags', { name: tidyName(name), match_key: key, color: null })
}

/** Makes a transaction carry exactly these tags; answers whether anything differed. */
export async function setTags(changes: ChangeSet, transactionId: number, names: readonly string[]): Promise<boolean> {
  const wanted = new Set<number>()
  for (const name of names) wanted.add(await ensureTag(changes, name))
  const links = await changes.all<{ id: number; tag_id: number }>(
    'SELECT id, tag_id FROM transaction_tags WHERE transaction_id = ?',
    [transactionId],
  )
  const present = new Set(links.map((link) => link.tag_id))
  const gone = links.filter((link) => !wanted.has(link.tag_id))
  const added = [...wanted].filter((tag) => !present.has(tag))
  for (const link of gone) await changes.delete('transaction_tags', link.id)
  for (const tag of added) await changes.insert('transaction_tags', { transaction_id: transactionId, tag_id: tag })
  return gone.length + added.length > 0
}

export async function tagNames(changes: ChangeSet, transactionId: number): Promise<string[]> {
  const rows = await changes.all<{ name: string }>(
    'SELECT g.name FROM transaction_tags l JOIN tags g ON g.id = l.tag_id WHERE l.transaction_id = ? ORDER BY g.name',
    [transactionId],
  )
  return rows.map((row) => row.name)
}

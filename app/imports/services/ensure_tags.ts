import type { ChangeSet } from '#changes/change_set'
import { matchKey, tidyName } from '#ledger/domain/match_key'

/** The ids of tags by their match key; those that are missing are made. */
export async function ensureTags(changes: ChangeSet, names: ReadonlySet<string>): Promise<Map<string, number>> {
  const rows = await changes.all<{ id: number; match_key: string }>('SELECT id, match_key FROM tags')
  const ids = new Map(rows.map(({ id, match_key: key }) => [key, id]))
  for (const name of names) {
    const key = matchKey(name)
    if (!ids.has(key)) ids.set(key, await changes.insert('tags', { name: tidyName(name), match_key: key, color: null }))
  }
  return ids
}

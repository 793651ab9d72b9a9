import type { Queries } from '#database/database'
import { idList } from '#database/id_list'

/** The names of some categories in the order they were asked for; what is gone is left out. */
export async function categoryNames(queries: Queries, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM accounts WHERE id IN (${placeholders})`,
    values,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => names.get(id) ?? [])
}

/** Some categories and all below them. */
export async function categoryBranches(queries: Queries, ids: readonly number[]): Promise<number[]> {
  const rows = await queries.all<{ id: number; parent_id: number | null }>(
    `SELECT id, parent_id FROM accounts WHERE kind IN ('income', 'expense')`,
  )
  const found = new Set(ids.filter((id) => rows.some((row) => row.id === id)))
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const { id, parent_id: parentId } of rows) if (parentId !== null && found.has(parentId)) found.add(id)
  }
  return [...found]
}

export interface NamedAccount {
  id: number
  name: string
  code: string
  scale: number
}

/** Open accounts that hold or owe money: the named ones, or all where none is named. */
export async function watchedAccounts(queries: Queries, ids: readonly number[] = []): Promise<NamedAccount[]> {
  const rows = await queries.all<NamedAccount>(
    `SELECT a.id, a.name, c.code, c.scale FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND a.archived_at IS NULL ORDER BY a.id`,
  )
  return ids.length === 0 ? rows : rows.filter(({ id }) => ids.includes(id))
}

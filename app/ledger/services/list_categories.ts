import type { Queries } from '#database/database'
import type { CategoryJson } from '../validators/account.js'

interface CategoryRow extends Omit<CategoryJson, 'archived'> {
  archived_at: string | null
}

/** The categories in the order of the tree's levels. The two accounts for what is not categorised are not among them. */
export async function listCategories(queries: Queries): Promise<CategoryJson[]> {
  const rows = await queries.all<CategoryRow>(
    `SELECT id, parent_id, name, kind, icon, color, position, archived_at FROM accounts
     WHERE kind IN ('income', 'expense') AND role IS NULL ORDER BY kind DESC, position, name, id`,
  )
  return rows.map(({ archived_at: archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }))
}

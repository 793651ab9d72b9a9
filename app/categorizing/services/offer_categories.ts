import type { Queries } from '#database/database'
import { listCategories } from '#ledger/services/list_categories'
import type { CategoryChoice } from '#sdk'
import { categoryKey } from '../domain/category_key.js'

/** The categories that a categoriser may choose from. */
export async function offerCategories(queries: Queries): Promise<CategoryChoice[]> {
  const all = await listCategories(queries)
  const byId = new Map(all.map((category) => [category.id, category]))
  const pathOf = (id: number | null): string[] => {
    const above = id === null ? undefined : byId.get(id)
    return above ? [...pathOf(above.parent_id), above.name] : []
  }
  return all
    .filter(({ archived }) => !archived)
    .map(({ id, name, kind, parent_id }) => ({
      id: String(id),
      key: categoryKey(name),
      name,
      path: pathOf(parent_id),
      kind,
    }))
}

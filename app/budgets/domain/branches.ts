interface CategoryNode {
  id: number
  parent_id: number | null
  covers_branch: number | null
}

/** For each category below one whose budget covers its branch, that one; the highest where several do. */
export function coveringCategories(categories: readonly CategoryNode[]): Map<number, number> {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const covering = new Map<number, number>()
  for (const { id, parent_id: parentId } of categories)
    for (let above = byId.get(parentId ?? 0); above; above = byId.get(above.parent_id ?? 0))
      if (above.covers_branch === 1) covering.set(id, above.id)
  return covering
}

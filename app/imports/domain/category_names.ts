import { matchKey } from '#ledger/domain/match_key'

export interface CategoryRow {
  id: number
  parentId: number | null
  name: string
}

/**
 * Finds the household's category that a file means by a name such as `Groceries` or `Food:Groceries`. The whole path counts for more
 * than the last name; a name that several categories have means none of them.
 */
export class CategoryNames {
  readonly #byKey = new Map<string, number | null>()
  readonly #asked = new Map<string, number | null>()

  constructor(categories: readonly CategoryRow[]) {
    const byId = new Map(categories.map((category) => [category.id, category]))
    for (const category of categories) {
      const path = pathOf(category, byId)
      this.#add(path.join(':'), category.id)
      if (path.length > 1) this.#add(path[path.length - 1], category.id)
    }
  }

  find(name: string): number | null {
    if (name === '') return null
    const known = this.#asked.get(name)
    if (known !== undefined) return known
    const parts = name
      .split(/[:>/]/)
      .map(matchKey)
      .filter((part) => part !== '')
    const found = this.#byKey.get(parts.join(':')) ?? this.#byKey.get(parts.at(-1) ?? '') ?? null
    this.#asked.set(name, found)
    return found
  }

  #add(key: string, id: number) {
    this.#byKey.set(key, this.#byKey.has(key) ? null : id)
  }
}

function pathOf(category: CategoryRow, byId: ReadonlyMap<number, CategoryRow>): string[] {
  const path: string[] = []
  for (let at: CategoryRow | undefined = category; at && path.length < byId.size; at = byId.get(at.parentId ?? 0))
    path.unshift(matchKey(at.name))
  return path
}

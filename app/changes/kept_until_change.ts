import type { Queries } from '#database/database'

const HOUSEHOLDS_MAX = 10

/**
 * What was made of a household's rows, kept in memory until its next change. Whoever commits that, here, in a worker or in another
 * process, the number of the latest change set tells. It is read before the rows are, so what is kept may be newer than its number
 * says, but never older.
 */
export class KeptUntilChange<T> {
  readonly #kept = new Map<number, { changeSetId: number | null; value: T }>()

  constructor(private readonly make: () => T) {}

  async of(queries: Queries): Promise<T> {
    if (queries.householdId === null) throw new Error('Only what belongs to a household has change sets.')
    const latest = await queries.first<{ id: number | null }>('SELECT MAX(id) AS id FROM change_sets')
    const kept = this.#kept.get(queries.householdId)
    if (kept?.changeSetId === latest!.id) return kept.value
    this.#kept.delete(queries.householdId)
    if (this.#kept.size >= HOUSEHOLDS_MAX) this.#kept.delete(this.#kept.keys().next().value!)
    const value = this.make()
    this.#kept.set(queries.householdId, { changeSetId: latest!.id, value })
    return value
  }
}

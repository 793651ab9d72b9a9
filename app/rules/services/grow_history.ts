import type { Queries } from '#database/database'
import type { Condition } from '../domain/condition.js'
import { HistoryIndex } from '../domain/history_index.js'
import { type Asked, type LookBack, lookBacksOf, reachOf } from '../domain/look_back.js'
import type { History, Repeatable, SameField, Span } from '../domain/occurrence.js'
import { readHistory } from './read_history.js'

/** Whoever is asked about page after page will need most of the books, and these cost the least when they are read at once. */
const PARTS_MAX = 4

/**
 * Earlier transactions as conditions look back on them. Only what can count for those asked about is read, before they are asked
 * about: one transaction that was entered does not cost reading years of others.
 */
export class GrowingHistory implements History {
  readonly #index = new HistoryIndex()
  readonly #known = new Set<number>()
  #parts = 0

  /** Undefined where none of the conditions looks back. */
  static of(conditions: readonly Condition[]): GrowingHistory | undefined {
    const lookBacks = lookBacksOf(conditions)
    return lookBacks.length > 0 ? new GrowingHistory(lookBacks) : undefined
  }

  private constructor(private readonly lookBacks: readonly LookBack[]) {}

  /** Reads what can count for these. What was read before stays as it was read. */
  async cover(queries: Queries, asked: readonly Asked[]): Promise<void> {
    if (asked.length === 0 || this.#parts > PARTS_MAX) return
    if (this.#parts === PARTS_MAX) return this.coverAll(queries)
    this.#parts++
    for (const lookBack of this.lookBacks) {
      const reach = reachOf(lookBack, asked)
      if (reach) this.#take(await readHistory(queries, this.lookBacks, reach))
    }
  }

  async coverAll(queries: Queries): Promise<void> {
    this.#parts = PARTS_MAX + 1
    this.#take(await readHistory(queries, this.lookBacks))
  }

  countEarlier(transaction: Repeatable, same: readonly SameField[], within: Span): number {
    if (this.#parts === 0) throw new RangeError('Earlier transactions have to be read before they are counted.')
    return this.#index.countEarlier(transaction, same, within)
  }

  add(transaction: Repeatable): void {
    this.#index.add(transaction)
  }

  #take(read: readonly Repeatable[]): void {
    const fresh = read.filter(({ id }) => !this.#known.has(id!))
    for (const { id } of fresh) this.#known.add(id!)
    if (fresh.length > 0) this.#index.addAll(fresh)
  }
}

/** A queue in which everyone gets a turn: one of each key, then the next of each, whoever came with how many. */
export class FairQueue<T> {
  #first: T[] = []
  /** In the order of turns; a key that had its turn goes to the end. */
  readonly #turns = new Map<string, T[]>()

  get size(): number {
    let count = this.#first.length
    for (const items of this.#turns.values()) count += items.length
    return count
  }

  push(key: string, item: T): void {
    const items = this.#turns.get(key)
    if (items) items.push(item)
    else this.#turns.set(key, [item])
  }

  /** Before everyone else, for what had its turn already and lost it. */
  pushFirst(item: T): void {
    this.#first.unshift(item)
  }

  /** What `take` would give. */
  peek(): T | undefined {
    if (this.#first.length > 0) return this.#first[0]
    for (const items of this.#turns.values()) return items[0]
    return undefined
  }

  /** The next that fits; who does not fit keeps its turn. */
  take(fits: (item: T) => boolean = () => true): T | undefined {
    const early = this.#first.findIndex(fits)
    if (early !== -1) return this.#first.splice(early, 1)[0]
    for (const [key, items] of this.#turns) {
      const index = items.findIndex(fits)
      if (index === -1) continue
      const [item] = items.splice(index, 1)
      this.#turns.delete(key)
      if (items.length > 0) this.#turns.set(key, items)
      return item
    }
    return undefined
  }

  /** Whether it was there. */
  remove(item: T): boolean {
    const early = this.#first.indexOf(item)
    if (early !== -1) return this.#first.splice(early, 1).length > 0
    for (const [key, items] of this.#turns) {
      const index = items.indexOf(item)
      if (index === -1) continue
      items.splice(index, 1)
      if (items.length === 0) this.#turns.delete(key)
      return true
    }
    return false
  }

  /** Takes everything out. */
  drain(): T[] {
    const all = [...this.#first, ...[...this.#turns.values()].flat()]
    this.#first = []
    this.#turns.clear()
    return all
  }
}

/**
 * The leaves of one entry by their tags; of a tag that repeats, the last counts. There are few of them and they are looked up once, so
 * walking over two lists costs less than hashing.
 */
export class Leaves {
  readonly #tags: string[] = []
  readonly #values: string[] = []
  #count = 0

  set(tag: string, value: string): void {
    this.#tags[this.#count] = tag
    this.#values[this.#count++] = value
  }

  /** Empty where the entry has no such leaf. */
  get(tag: string): string {
    for (let at = this.#count - 1; at >= 0; at--) if (this.#tags[at] === tag) return this.#values[at]!
    return ''
  }

  clear(): void {
    this.#count = 0
  }
}

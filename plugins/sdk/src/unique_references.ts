/**
 * Tells references apart that a file repeats, by their order: `A`, `A#2`, `A#3`. The same file so gives the same references again.
 *
 * @example
 * const references = new UniqueReferences()
 * references.take('A') === 'A' && references.take('A') === 'A#2'
 */
export class UniqueReferences {
  readonly #copies = new Map<string, number>()

  /** References of different accounts may be equal. The empty one stays empty, as often as it comes. */
  take(reference: string, account = ''): string {
    if (reference === '') return ''
    const keyOf = (text: string) => `${account}\n${text}`
    let copies = this.#copies.get(keyOf(reference)) ?? 0
    let unique = reference
    while (this.#copies.has(keyOf(unique))) unique = `${reference}#${++copies}`
    this.#copies.set(keyOf(unique), 1)
    if (unique !== reference) this.#copies.set(keyOf(reference), copies)
    return unique
  }
}

/**
 * Tells references apart that a file repeats, by their order: `A`, `A#2`, `A#3`. The same file so gives the same references again.
 *
 * @example
 * const references = new UniqueReferences()
 * references.take('A') === 'A' && references.take('A') === 'A#2'
 */
export class UniqueReferences {
  readonly #accounts = new Map<string, Account>()
  #account: Account = { name: '', used: new Set(), copies: new Map() }

  /** References of different accounts may be equal. The empty one stays empty, as often as it comes. */
  take(reference: string, account = ''): string {
    if (reference === '') return ''
    if (account !== this.#account.name) this.#enter(account)
    const { used, copies } = this.#account
    const before = used.size
    if (used.add(reference).size > before) return reference
    let copy = copies.get(reference) ?? 1
    let unique: string
    do unique = `${reference}#${++copy}`
    while (used.has(unique))
    copies.set(reference, copy)
    used.add(unique)
    return unique
  }

  #enter(name: string): void {
    this.#accounts.set(this.#account.name, this.#account)
    this.#account = this.#accounts.get(name) ?? { name, used: new Set(), copies: new Map() }
  }
}

interface Account {
  name: string
  used: Set<string>
  /** How often a reference came, of those that came more than once. */
  copies: Map<string, number>
}

import type { Queries } from '#database/database'
import { cleanPayee } from '#ledger/domain/clean_payee'
import { type Payee, payeeNamed } from './ensure_payees.js'
import { textList } from './text_list.js'

const ASKED_AT_ONCE = 512

/**
 * Known payees by their match key; also those of this file that are not known yet. A name of the bank stands for whom a person gave it to,
 * else for the payee of just that name, else for the same of the name without what is no part of it.
 */
export class PayeeBook {
  readonly ids = new Map<string, number>()
  readonly #names = new Map<string, string>()
  /** By match key of a name, the payee a person gave it to. */
  readonly #aliases = new Map<string, Payee>()
  readonly #byText = new Map<string, Payee | null>()
  readonly #cleaned = new Map<string, string>()
  readonly #chosen = new Map<string, Payee>()
  readonly #asked = new Set<string>()
  readonly #open = new Set<string>()

  /** Whom a text of the bank names; to be asked after `recognise`. */
  ofBank(text: string): Payee | null {
    let payee = this.#byText.get(text)
    if (payee === undefined) this.#byText.set(text, (payee = this.#find(text)))
    return payee
  }

  /** A name that a rule chose: it is not cleaned. Who it is, is known for sure after the next `recognise`. */
  named(text: string): Payee | null {
    const payee = payeeNamed(text)
    if (!payee) return null
    const known = this.#chosen.get(payee.key)
    if (known) return known
    this.#open.add(payee.key)
    this.#chosen.set(payee.key, payee)
    return payee
  }

  /** Tells what will be asked of `ofBank`. */
  expect(text: string): void {
    if (this.#cleaned.has(text)) return
    const cleaned = cleanPayee(text)
    this.#cleaned.set(text, cleaned)
    for (const name of cleaned === text ? [text] : [text, cleaned]) {
      const payee = payeeNamed(name)
      if (payee) this.#open.add(payee.key)
    }
  }

  /** Looks up which of the names so far the household has. */
  async recognise(queries: Queries): Promise<void> {
    const unknown = [...this.#open].filter((key) => !this.#asked.has(key))
    this.#open.clear()
    for (let from = 0; from < unknown.length; from += ASKED_AT_ONCE) {
      const keys = unknown.slice(from, from + ASKED_AT_ONCE)
      keys.forEach((key) => this.#asked.add(key))
      const { placeholders, values } = textList(keys)
      const rows = await queries.all<{ id: number; name: string; match_key: string; alias_key: string | null }>(
        `SELECT id, name, match_key, NULL AS alias_key FROM payees WHERE match_key IN (${placeholders}) UNION ALL
         SELECT y.id, y.name, y.match_key, a.alias_key FROM payee_aliases a JOIN payees y ON y.id = a.payee_id
         WHERE a.alias_key IN (${placeholders})`,
        [...values, ...values],
      )
      for (const { id, name, match_key: key, alias_key: alias } of rows) {
        this.ids.set(key, id)
        this.#names.set(key, name)
        if (alias !== null) this.#aliases.set(alias, { key, name })
      }
    }
    for (const [key, payee] of this.#chosen)
      Object.assign(payee, this.#aliases.get(key) ?? { name: this.#names.get(key) ?? payee.name })
  }

  #find(text: string): Payee | null {
    const [written, cleaned] = [payeeNamed(text), payeeNamed(this.#cleaned.get(text) ?? text)]
    if (!written || !cleaned) return written
    const alias = this.#aliases.get(written.key)
    if (alias) return alias
    if (this.ids.has(written.key)) return { key: written.key, name: this.#nameOf(written) }
    return this.#aliases.get(cleaned.key) ?? { key: cleaned.key, name: this.#nameOf(cleaned) }
  }

  /** Of names that differ in case or spaces the known one counts, else the first. */
  #nameOf({ key, name }: Payee): string {
    const known = this.#names.get(key)
    if (known === undefined) this.#names.set(key, name)
    return known ?? name
  }
}

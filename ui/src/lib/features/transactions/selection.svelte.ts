import { SvelteSet } from 'svelte/reactivity'
import type { Money, Transaction } from '#lib/api/types.ts'
import { sum } from '#lib/money/decimal.ts'

/** Which transactions are selected, by id, so that it survives reloading the list. */
export class Selection {
  ids = new SvelteSet<number>()
  #last = 0

  toggle(rows: Transaction[], index: number, range: boolean): void {
    const row = rows[index]
    if (!row) return
    const select = !this.ids.has(row.id)
    const [from, to] = range ? [Math.min(this.#last, index), Math.max(this.#last, index)] : [index, index]
    for (const { id } of rows.slice(from, to + 1)) {
      if (select) this.ids.add(id)
      else this.ids.delete(id)
    }
    this.#last = index
  }

  selectAll(rows: Transaction[]): void {
    for (const { id } of rows) this.ids.add(id)
  }

  clear(): void {
    this.ids.clear()
  }

  of(rows: Transaction[]): Transaction[] {
    return this.ids.size === 0 ? [] : rows.filter((row) => this.ids.has(row.id))
  }
}

/** One sum for each currency; amounts of different currencies are never added. */
export function sumsByCurrency(transactions: Transaction[]): Money[] {
  const amounts = new Map<string, string[]>()
  for (const { amount } of transactions) {
    amounts.set(amount.currency, [...(amounts.get(amount.currency) ?? []), amount.amount])
  }
  return [...amounts].map(([currency, all]) => ({ currency, amount: sum(all) }))
}

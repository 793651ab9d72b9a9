import { KeptUntilChange } from '#changes/kept_until_change'
import type { Queries } from '#database/database'
import type { TransactionKey } from './find_transactions.js'
import { readTransactions } from './read_transactions.js'

const TRANSACTIONS_MAX = 2000

/**
 * Transactions, in JSON, as they were presented since the household's last change: people go back and forth between the same lists, and
 * each change makes all their open pages ask again. Only for reading units; inside a change the rows are not yet what others see.
 */
export class PresentedTransactions {
  readonly #kept = new KeptUntilChange(() => new Map<number | string, string>())

  async read(queries: Queries, keys: readonly TransactionKey[], seenFrom?: number): Promise<string[]> {
    const presented = await this.#kept.of(queries)
    const place = (id: number) => (seenFrom === undefined ? id : `${seenFrom} ${id}`)
    const missing = keys.filter(({ id }) => !presented.has(place(id)))
    for (const transaction of await readTransactions(queries, missing, seenFrom))
      presented.set(place(transaction.id), JSON.stringify(transaction))
    const page = keys.flatMap(({ id }) => presented.get(place(id)) ?? [])
    if (presented.size > TRANSACTIONS_MAX) presented.clear()
    return page
  }
}

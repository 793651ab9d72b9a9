import { countTransactions, listTransactions } from '#lib/api/transactions.ts'
import { session } from '#lib/features/session/session.svelte.ts'
import { toProblem, type Problem } from '#lib/api/problem.ts'
import type { Transaction, TransactionFilter, TransactionPage } from '#lib/api/types.ts'

const PAGE_SIZE = 200
/** Beyond this many rows a change elsewhere refreshes only what is asked for next. */
const REFRESHED_MAX = 2_000

/** The transactions of one filter, loaded page after page as somebody scrolls. */
export class TransactionList {
  rows = $state.raw<Transaction[]>([])
  total = $state<number>()
  loading = $state(false)
  problem = $state.raw<Problem>()
  scrollTop = $state(0)

  #cursor: string | null = null
  #complete = false
  #generation = 0

  constructor(readonly filter: TransactionFilter) {}

  get complete(): boolean {
    return this.#complete
  }

  /** The first page, or everything that was already loaded once more. */
  async refresh(): Promise<void> {
    const wanted = Math.min(Math.max(this.rows.length, 1), REFRESHED_MAX)
    if (this.rows.length > REFRESHED_MAX) return
    await this.#load(async (generation) => {
      const rows: Transaction[] = []
      let cursor: string | null = null
      do {
        const page: TransactionPage =
          cursor === null
            ? await countTransactions({ ...this.filter, limit: PAGE_SIZE })
            : await listTransactions({ ...this.filter, cursor, limit: PAGE_SIZE })
        if (generation !== this.#generation) return
        if (cursor === null) this.total = page.total?.count
        rows.push(...page.data)
        cursor = page.next_cursor
      } while (cursor !== null && rows.length < wanted)
      this.rows = rows
      this.#cursor = cursor
      this.#complete = cursor === null
    })
  }

  async loadMore(): Promise<void> {
    if (this.loading || this.#complete || this.problem || this.rows.length === 0) return
    await this.#load(async (generation) => {
      const page = await listTransactions({ ...this.filter, cursor: this.#cursor, limit: PAGE_SIZE })
      if (generation !== this.#generation) return
      this.rows = [...this.rows, ...page.data]
      this.#cursor = page.next_cursor
      this.#complete = page.next_cursor === null
    })
  }

  /** Shows a change before, or exactly as, the server has confirmed it. */
  put(transaction: Transaction): void {
    this.rows = this.rows.map((row) => (row.id === transaction.id ? transaction : row))
  }

  async #load(work: (generation: number) => Promise<void>): Promise<void> {
    const generation = ++this.#generation
    this.loading = true
    this.problem = undefined
    try {
      await work(generation)
    } catch (thrown) {
      if (generation === this.#generation) this.problem = toProblem(thrown)
    } finally {
      if (generation === this.#generation) this.loading = false
    }
  }
}

const KEPT_MAX = 4
const kept = new Map<string, TransactionList>()

/** The list of a filter; coming back to a page finds it loaded and scrolled as it was left. */
export function transactionListFor(filter: TransactionFilter): TransactionList {
  // Another household has other transactions behind the same filter.
  const key = JSON.stringify([session.household.id, filter])
  const list = kept.get(key) ?? new TransactionList(filter)
  kept.delete(key)
  kept.set(key, list)
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!)
  return list
}

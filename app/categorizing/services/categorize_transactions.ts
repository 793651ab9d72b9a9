import type { Database } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import { offerCategories } from './offer_categories.js'
import { columnsOf, readRows } from './read_rows.js'

export interface Guess {
  transactionId: number
  categoryId: number
  /** The probability of being right, 0 to 1. */
  confidence: number
  reason: string
}

/** A batch of a categoriser. */
const ROWS_AT_ONCE = 1_000

/** Asks a categoriser about transactions. Answers its guesses, the ones it has; nothing is written. */
export class CategorizeTransactions {
  constructor(
    private readonly database: Database,
    private readonly callInstance: Pick<CallInstance, 'handle'>,
  ) {}

  async handle(householdId: number, instanceId: number, transactionIds: readonly number[]): Promise<Guess[]> {
    const categories = await this.database.read(householdId, offerCategories)
    const guesses: Guess[] = []
    for (let at = 0; at < transactionIds.length; at += ROWS_AT_ONCE) {
      const some = transactionIds.slice(at, at + ROWS_AT_ONCE)
      const rows = await this.database.read(householdId, (queries) => readRows(queries, some))
      const request = { transactions: columnsOf(rows), categories, model: null }
      const { value } = await this.callInstance.handle(householdId, instanceId, 'categorizer.categorize', request)
      value.guesses.forEach((guess, position) => {
        if (!guess) return
        const { category, confidence, reason } = guess
        guesses.push({ transactionId: rows[position]!.id, categoryId: Number(category), confidence, reason })
      })
    }
    return guesses
  }
}

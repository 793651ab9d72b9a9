import type { Database, Queries } from '#database/database'
import { idList } from '#database/id_list'
import { formatAmount } from '#core/money'
import type { CallInstance } from '#plugins/services/call_instance'
import type { TransactionsToCategorize } from '#sdk'
import { offerCategories } from './offer_categories.js'

export interface Guess {
  transactionId: number
  categoryId: number
  /** The probability of being right, 0 to 1. */
  confidence: number
  reason: string
}

interface Row {
  id: number
  occurred_on: string
  quantity: number
  scale: number
  currency: string
  payee: string | null
  raw_description: string
  memo: string
  account: string
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

function readRows(queries: Queries, ids: readonly number[]): Promise<Row[]> {
  const { placeholders, values } = idList(ids)
  return queries.all<Row>(
    `SELECT t.id, t.occurred_on, p.quantity, c.scale, c.code AS currency, y.name AS payee, t.raw_description, t.memo, a.name AS account
     FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0 JOIN commodities c ON c.id = p.commodity_id
     JOIN accounts a ON a.id = p.account_id LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.id IN (${placeholders}) AND t.status <> 'void' ORDER BY t.id`,
    values,
  )
}

function columnsOf(rows: readonly Row[]): TransactionsToCategorize {
  return {
    date: rows.map((row) => row.occurred_on),
    amount: rows.map(({ quantity, scale }) => formatAmount(quantity, scale)),
    currency: rows.map(({ currency }) => currency),
    payee: rows.map(({ payee }) => payee ?? ''),
    description: rows.map(({ raw_description: raw, memo }) => raw || memo),
    account: rows.map(({ account }) => account),
  }
}

import type { Florin } from './florin.js'

/**
 * Transactions as columns: position by position the same transaction. At most 5,000 to categorise, of which
 * instances get 1,000 at once, and 100,000 to learn from.
 *
 * @example
 * const transactions: TransactionsToCategorize = {
 *   date: ['2026-01-02'], amount: ['-4.20'], currency: ['EUR'], payee: ['Kaffeehaus'], description: [''], account: ['Checking'],
 * }
 */
export interface TransactionsToCategorize {
  /** `YYYY-MM-DD` */
  date: string[]
  /** Decimal strings, money in is positive. */
  amount: string[]
  currency: string[]
  payee: string[]
  description: string[]
  /** The account's name. */
  account: string[]
  /** What the sender wrote, where it is known apart from the description. */
  memo?: string[]
  /** Further columns by name, such as the department of whoever paid. At most 20, each as long as the others. */
  more?: Record<string, string[]>
}

/**
 * A category that may be chosen; `id` is opaque. `key` is the starter category it came from, such as `groceries`, or empty.
 *
 * @example
 * const choice: CategoryChoice = { id: '11', key: 'groceries', name: 'Groceries', path: ['Food'], kind: 'expense' }
 */
export interface CategoryChoice {
  id: string
  key: string
  name: string
  /** The names above it, outermost first. */
  path: string[]
  kind: 'income' | 'expense'
}

/**
 * @example
 * const count = ({ transactions }: CategorizeRequest) => transactions.payee.length
 */
export interface CategorizeRequest {
  transactions: TransactionsToCategorize
  categories: CategoryChoice[]
  /** What `learn` answered last, or null. */
  model: string | null
}

/**
 * `confidence` is the probability of being right, 0 to 1. `reason` is shown: "Rewe is a supermarket." `by` says what it rests on: what
 * was learned from the household, or what the plugin knows of the world; Florin shows it and asks the first before the second.
 *
 * @example
 * const guess: CategoryGuess = { category: '11', confidence: 0.9, reason: 'Rewe is a supermarket.' }
 */
export interface CategoryGuess {
  category: string
  confidence: number
  reason: string
  by?: 'learned' | 'known'
}

/**
 * @example
 * const pairs = ({ transactions, category }: LearnRequest) => transactions.payee.map((payee, row) => [payee, category[row]])
 */
export interface LearnRequest {
  transactions: TransactionsToCategorize
  /** The id of each transaction's category. */
  category: string[]
  categories: CategoryChoice[]
  /** What was learned before, to go on from; null starts afresh. */
  model: string | null
}

/**
 * Proposes categories. It gets only what is listed here, and writes nothing: Florin decides by the confidence.
 *
 * @example
 * const categorizer: Categorizer = {
 *   categorize: ({ transactions }) => ({ guesses: transactions.payee.map(() => null) }),
 * }
 */
export interface Categorizer {
  /** One guess for each transaction, or null for none. */
  categorize(
    request: CategorizeRequest,
    florin: Florin,
  ): { guesses: (CategoryGuess | null)[] } | Promise<{ guesses: (CategoryGuess | null)[] }>
  /** Learns from transactions that have a category; the answer is handed to `categorize` from then on. At most 8 MB. */
  learn?(request: LearnRequest, florin: Florin): { model: string } | Promise<{ model: string }>
}

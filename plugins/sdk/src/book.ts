/**
 * An account of somebody's books. `path` names it, outermost first, without the name of its kind: `['Home', 'Rent']`.
 * What nobody categorised is `['Uncategorised']`, what accounts began with `['Opening balances']`.
 *
 * @example
 * const rent: BookAccount = { path: ['Home', 'Rent'], kind: 'expense', commodity: null }
 */
export interface BookAccount {
  path: string[]
  kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  /** What kind of asset or liability, where the books say it. */
  subtype?: 'checking' | 'savings' | 'cash' | 'brokerage' | 'property' | 'credit_card' | 'loan' | 'mortgage' | null
  /** What it is kept in; null where the books have no currency, or for categories. */
  commodity: string | null
  is_closed?: boolean
  number?: string | null
  note?: string
}

/**
 * Something that is counted: a currency, or units of a security. `scale` is its number of decimals.
 *
 * @example
 * const gold: BookCommodity = { code: 'GLD', name: 'Gold shares', kind: 'security', scale: 3 }
 */
export interface BookCommodity {
  code: string
  name: string
  kind: 'currency' | 'security'
  scale: number
}

/**
 * What a month's envelope of a category was given. `account` is an index into the book's accounts.
 *
 * @example
 * const food: BookBudget = { month: '2026-01', account: 3, amount: '300.00' }
 */
export interface BookBudget {
  month: string
  account: number
  amount: string
}

/**
 * What double-entry books say beside their transactions. Prices say what one unit of `from` costs in `to`.
 *
 * @example
 * const empty: Book = { accounts: [], commodities: [], prices: [], budgets: [] }
 */
export interface Book {
  accounts: BookAccount[]
  commodities: BookCommodity[]
  prices: { from: string; to: string; on: string; rate: string }[]
  budgets: BookBudget[]
}

/**
 * Postings of many transactions as columns, those of one transaction together and with the same `entry`. Positive increases assets and
 * expenses. `value` is the quantity in the transaction's `currency`; the values of a transaction sum to zero. An empty commodity is
 * the household's own currency. `tags` are separated by spaces.
 *
 * @example
 * emit.postings(columns)
 */
export interface PostingColumns {
  entry: number[]
  line: number[]
  date: string[]
  status: ('posted' | 'pending')[]
  payee: string[]
  memo: string[]
  note: string[]
  tags: string[]
  /** Stable between exports and unique in the book, or empty. */
  external_id: string[]
  currency: string[]
  /** Index into the book's accounts. */
  account: number[]
  commodity: string[]
  quantity: string[]
  value: string[]
  posting_memo: string[]
  clearing: ('uncleared' | 'cleared' | 'reconciled')[]
}

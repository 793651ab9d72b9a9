/** What YNAB keeps, whatever kind of file it came from. Amounts are decimal text, money in is positive. */
export interface YnabBudget {
  /** Empty where the file does not tell; it becomes the household's. */
  currency: string
  accounts: Map<string, YnabAccount>
  categories: Map<string, YnabCategory>
  transactions: YnabTransaction[]
  /** `category` is a key of the categories, `month` is `2024-01`. */
  assigned: { category: string; month: string; amount: string }[]
  issues: { line: number | null; code: string; message: string }[]
}

export interface YnabAccount {
  name: string
  subtype: 'checking' | 'savings' | 'cash' | 'credit_card' | 'loan' | 'mortgage' | null
  /** Undefined where the balance decides. */
  kind: 'asset' | 'liability' | undefined
  isClosed: boolean
  note: string
}

export interface YnabCategory {
  /** Empty for categories without a group. */
  group: string
  name: string
  isIncome: boolean
}

export interface YnabTransaction {
  /** The program's own number, or empty. */
  id: string
  line: number
  date: string
  account: string
  payee: string
  memo: string
  flag: string
  clearing: 'uncleared' | 'cleared' | 'reconciled'
  parts: YnabPart[]
}

export interface YnabPart {
  amount: string
  category: string | null
  memo: string
  transfer: { account: string; clearing: YnabTransaction['clearing'] } | null
}

/** The groups in which YNAB keeps what comes in, and the categories of card payments. */
export const INCOME_GROUP = /^(inflow|income)$/i
export const CARD_GROUP = /^(credit card payments|pre-ynab debt)$/i
export const STARTING_BALANCE = /^starting balance$/i

export const clearingOf = (word: string): YnabTransaction['clearing'] => {
  if (/^r/i.test(word)) return 'reconciled'
  return /^c/i.test(word) ? 'cleared' : 'uncleared'
}

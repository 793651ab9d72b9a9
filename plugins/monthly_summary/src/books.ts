import { DecimalSum } from '@florin/plugin-sdk'

export interface MonthRow {
  /** `YYYY-MM` */
  month: string
  account: string
  kind: 'asset' | 'liability' | 'income' | 'expense'
  currency: string
  /** Of categories positive where money came in and went out. */
  amount: string
}

/** Income and spending in one currency. */
export interface Book {
  currency: string
  income: DecimalSum
  spending: DecimalSum
  months: Map<string, { income: DecimalSum; spending: DecimalSum }>
  /** Spending by category. */
  categories: Map<string, DecimalSum>
}

/** One book for each currency, the household's own first. Amounts of different currencies are never added up. */
export function booksOf(rows: readonly MonthRow[], baseCurrency: string): Book[] {
  const books = new Map<string, Book>()
  for (const { month, account, kind, currency, amount } of rows) {
    if (kind !== 'income' && kind !== 'expense') continue
    const book = entry(books, currency, () => emptyBook(currency))
    const ofMonth = entry(book.months, month, () => ({ income: new DecimalSum(), spending: new DecimalSum() }))
    const side = kind === 'income' ? 'income' : 'spending'
    book[side].add(amount)
    ofMonth[side].add(amount)
    if (kind === 'expense') entry(book.categories, account, () => new DecimalSum()).add(amount)
  }
  return [...books.values()].sort(
    (one, other) => Number(other.currency === baseCurrency) - Number(one.currency === baseCurrency),
  )
}

const emptyBook = (currency: string): Book => ({
  currency,
  income: new DecimalSum(),
  spending: new DecimalSum(),
  months: new Map(),
  categories: new Map(),
})

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

import { BookWriter, fixedText, PluginError, type BookAccount, type Emit, type ParseResult } from '@florin/plugin-sdk'
import type { GnucashAccount, GnucashBooks } from './books.js'

const KINDS: Record<string, Pick<BookAccount, 'kind' | 'subtype'>> = {
  BANK: { kind: 'asset', subtype: 'checking' },
  CHECKING: { kind: 'asset', subtype: 'checking' },
  SAVINGS: { kind: 'asset', subtype: 'savings' },
  CASH: { kind: 'asset', subtype: 'cash' },
  STOCK: { kind: 'asset', subtype: 'brokerage' },
  MUTUAL: { kind: 'asset', subtype: 'brokerage' },
  ASSET: { kind: 'asset' },
  RECEIVABLE: { kind: 'asset' },
  CURRENCY: { kind: 'asset' },
  CREDIT: { kind: 'liability', subtype: 'credit_card' },
  LIABILITY: { kind: 'liability' },
  PAYABLE: { kind: 'liability' },
  CREDITLINE: { kind: 'liability', subtype: 'loan' },
  INCOME: { kind: 'income' },
  EXPENSE: { kind: 'expense' },
  EQUITY: { kind: 'equity' },
  TRADING: { kind: 'equity' },
}
/** The names of the topmost accounts of a kind, which Florin has by itself. */
const TOP_NAME =
  /^(assets?|liabilit(y|ies)|equity|incomes?|revenues?|expenses?|aktiva|passiva|fremdkapital|eigenkapital|erträge|aufwendungen)$/i
const DEEPEST = 30

/** Hands over everything that hangs below the book's root; templates of scheduled transactions do not. */
export function writeBook(books: GnucashBooks, emit: Emit): ParseResult {
  const book = new BookWriter(emit)
  for (const { code, name, isCurrency, fraction } of books.commodities.values())
    book.commodity(code, { name, kind: isCurrency ? 'currency' : 'security', scale: decimalsOf(fraction) })
  const indexes = new Map<string, number>()
  for (const [id, account] of books.accounts) {
    const described = describe(account, books)
    if (described) indexes.set(id, book.account(described))
  }
  const code = (id: string) => books.commodities.get(id)?.code ?? id
  for (const { id, line, currency, number, date, description, splits } of books.transactions) {
    if (!splits.every(({ account }) => indexes.has(account)) || splits.length === 0) continue
    const lines = splits.map(({ account, memo, state, value, quantity }) => {
      const commodity = books.accounts.get(account)!.commodity
      const weight = { amount: decimal(value), commodity: code(currency) }
      const clearing = { y: 'reconciled', c: 'cleared' }[state] ?? 'uncleared'
      return {
        account: indexes.get(account)!,
        quantity: decimal(quantity),
        commodity: code(commodity ?? currency),
        weight: commodity === null || commodity === currency ? null : weight,
        memo,
        clearing: clearing as 'uncleared',
      }
    })
    book.add({ line, date, payee: description, memo: number, external_id: id, lines })
  }
  if (book.count === 0) throw new PluginError('invalid_input', 'The book has no transactions.')
  for (const { commodity, currency, on, value } of books.prices)
    book.prices.push({ from: code(commodity), to: code(currency), on, rate: decimal(value) })
  writeBudgets(book, books, indexes)
  return { statements: [], issues: book.issues, book: book.finish() }
}

/** Of several budgets for a month the one that begins last counts: it replaced the others. */
function writeBudgets(book: BookWriter, { budgets }: GnucashBooks, indexes: ReadonlyMap<string, number>): void {
  const taken = new Set<string>()
  for (const { amounts } of [...budgets].sort((a, b) => (a.start < b.start ? 1 : -1))) {
    const own = amounts.filter(({ month }) => !taken.has(month))
    for (const { account, month, value } of own) {
      const category = indexes.get(account)
      taken.add(month)
      if (category !== undefined && book.accountAt(category).kind === 'expense')
        book.budget({ category, month, amount: decimal(value) })
    }
  }
}

/** Undefined for the root itself and what does not hang below it. */
function describe(account: GnucashAccount, { accounts, commodities }: GnucashBooks): BookAccount | undefined {
  const kind = KINDS[account.type]
  if (!kind) return undefined
  const path = [account.name]
  let above = account.parent === null ? undefined : accounts.get(account.parent)
  for (let depth = 0; above && above.type !== 'ROOT' && depth < DEEPEST; depth++) {
    path.unshift(above.name)
    above = above.parent === null ? undefined : accounts.get(above.parent)
  }
  if (above?.type !== 'ROOT') return undefined
  if (path.length > 1 && TOP_NAME.test(path[0]!)) path.shift()
  const holdsMoney = kind.kind === 'asset' || kind.kind === 'liability'
  const commodity = (account.commodity !== null && commodities.get(account.commodity)?.code) || null
  const named = path.map((part) => part.trim().slice(0, 200) || '?')
  return {
    path: named,
    ...kind,
    commodity: holdsMoney ? commodity : null,
    is_closed: account.isHidden,
    note: account.description,
  }
}

const decimalsOf = (fraction: number) => (fraction > 1 ? Math.min(8, Math.ceil(Math.log10(fraction))) : 0)

/** `12345/100` as decimal text. */
function decimal(fraction: string): string {
  const [numerator = '0', denominator = '1'] = fraction.split('/')
  if (!/^-?\d+$/.test(numerator) || !/^[1-9]\d*$/.test(denominator))
    throw new PluginError('invalid_input', `The book is damaged: "${fraction.slice(0, 40)}" is no amount.`)
  return fixedText((BigInt(numerator) * 10n ** 18n) / BigInt(denominator), 0)
}

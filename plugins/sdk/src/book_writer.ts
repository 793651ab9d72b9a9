import type { Book, BookAccount, BookBudget, BookCommodity, PostingColumns } from './book.js'
import { balanceEntry } from './balance_entry.js'
import { fixedText, roundFixed } from './fixed.js'
import type { Emit, Issue } from './importer.js'

/** A line of a transaction as books write it. */
export interface BookLine {
  /** From `BookWriter.account`. */
  account: number
  /** Decimal text; null for "whatever is left". */
  quantity: string | null
  commodity: string
  /** What the line weighs in another commodity, in all and with its sign: what was paid for securities, or what was exchanged. */
  weight?: { amount: string; commodity: string } | null
  memo?: string
  clearing?: 'uncleared' | 'cleared' | 'reconciled'
}

/** A transaction as books write it. */
export interface BookEntry {
  line: number
  date: string
  status?: 'posted' | 'pending'
  payee?: string
  memo?: string
  note?: string
  tags?: string[]
  external_id?: string
  lines: BookLine[]
}

const POSTINGS_A_BATCH = 2000
const MOST_DECIMALS = 8
const ISSUES_TOLD = 500

/**
 * Collects the accounts and transactions of whole books, works out what every line is worth in its transaction's currency, and emits the
 * postings. Books whose lines do not add up to zero are reported as issues and left out.
 *
 * @example
 * const book = new BookWriter(emit)
 * const cash = book.account({ path: ['Cash'], kind: 'asset', commodity: 'EUR' })
 * const food = book.account({ path: ['Food'], kind: 'expense', commodity: null })
 * book.add({ line: 1, date: '2024-03-01', lines: [
 *   { account: food, quantity: '4.20', commodity: 'EUR' }, { account: cash, quantity: null, commodity: '' },
 * ] })
 * const result = { statements: [], issues: book.issues, book: book.finish() }
 */
export class BookWriter {
  readonly issues: Issue[] = []
  readonly prices: Book['prices'] = []
  readonly budgets: BookBudget[] = []
  readonly #accounts: BookAccount[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #commodities = new Map<string, BookCommodity>()
  readonly #entries: BookEntry[] = []
  #columns = emptyColumns()

  constructor(private readonly emit: Emit) {}

  /** The index of an account; the first mention says what it is. */
  account(account: BookAccount): number {
    const key = `${account.kind}\n${account.path.join('\n')}`
    let index = this.#indexOf.get(key)
    if (index === undefined) this.#indexOf.set(key, (index = this.#accounts.push(account) - 1))
    return index
  }

  accountAt(index: number): BookAccount {
    return this.#accounts[index]!
  }

  /** Says more of a commodity than that it is used. */
  commodity(code: string, about: Partial<Omit<BookCommodity, 'code'>>): void {
    const isCurrency = isCurrencyCode(code)
    const fresh = {
      code,
      name: code,
      kind: isCurrency ? 'currency' : 'security',
      scale: isCurrency ? isoScale(code) : 0,
    }
    const known = this.#commodities.get(code) ?? (fresh as BookCommodity)
    this.#commodities.set(code, { ...known, ...about, scale: Math.max(known.scale, about.scale ?? 0) })
  }

  add(entry: BookEntry): void {
    this.#entries.push(entry)
    for (const { quantity, commodity } of entry.lines)
      if (quantity !== null) this.#note(commodity, decimalsOf(quantity))
  }

  get count(): number {
    return this.#entries.length
  }

  /** Emits everything; decimals of a commodity are known only now. */
  finish(): Book {
    const scale = (code: string) => this.#commodities.get(code)?.scale ?? 2
    this.#entries.forEach((entry, index) => {
      const balanced = balanceEntry(entry, scale, () => this.#rounding())
      if ('problem' in balanced) {
        if (this.issues.length < ISSUES_TOLD)
          this.issues.push({
            line: entry.line,
            code: 'unbalanced',
            message: `Line ${entry.line}: ${balanced.problem}; it is left out.`,
          })
        return
      }
      for (const { line, quantity, value } of balanced.postings) {
        const decimals = scale(line.commodity)
        this.#note(balanced.currency, 0)
        this.#push(
          entry,
          index,
          balanced.currency,
          line,
          fixedText(roundFixed(quantity, decimals), decimals),
          fixedText(value, scale(balanced.currency)),
        )
      }
    })
    this.#flush()
    return {
      accounts: this.#accounts,
      commodities: [...this.#commodities.values()].filter(({ code }) => code !== ''),
      prices: this.prices,
      budgets: this.budgets,
    }
  }

  #note(code: string, decimals: number): void {
    const known = this.#commodities.get(code)
    if (!known || known.scale < decimals) this.commodity(code, { scale: Math.min(decimals, MOST_DECIMALS) })
  }

  #rounding(): number {
    return this.account({ path: ['Rounding'], kind: 'equity', commodity: null })
  }

  #push(entry: BookEntry, index: number, currency: string, line: BookLine, quantity: string, value: string): void {
    const columns = this.#columns
    columns.entry.push(index)
    columns.line.push(entry.line)
    columns.date.push(entry.date)
    columns.status.push(entry.status ?? 'posted')
    columns.payee.push(short(entry.payee))
    columns.memo.push(short(entry.memo))
    columns.note.push(short(entry.note))
    columns.tags.push((entry.tags ?? []).join(' ').slice(0, 400))
    columns.external_id.push(entry.external_id ?? '')
    columns.currency.push(currency)
    columns.account.push(line.account)
    columns.commodity.push(line.commodity)
    columns.quantity.push(quantity)
    columns.value.push(value)
    columns.posting_memo.push(short(line.memo))
    columns.clearing.push(line.clearing ?? 'uncleared')
    if (columns.entry.length >= POSTINGS_A_BATCH) this.#flush()
  }

  #flush(): void {
    if (this.#columns.entry.length === 0) return
    this.emit.postings(this.#columns)
    this.#columns = emptyColumns()
  }
}

const short = (text = '') => text.slice(0, 4000)

/** Zeros at the end say nothing. */
function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.')
  return point < 0 ? 0 : decimal.replace(/0+$/, '').length - point - 1
}

const isoScale = (code: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2

let codes: Set<string> | undefined

/** Whether a code is a currency of ISO 4217. */
function isCurrencyCode(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'))
  return codes.has(code)
}

function emptyColumns(): PostingColumns {
  return {
    entry: [],
    line: [],
    date: [],
    status: [],
    payee: [],
    memo: [],
    note: [],
    tags: [],
    external_id: [],
    currency: [],
    account: [],
    commodity: [],
    quantity: [],
    value: [],
    posting_memo: [],
    clearing: [],
  }
}

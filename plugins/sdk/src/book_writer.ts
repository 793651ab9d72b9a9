import type { Book, BookAccount, BookBudget, BookCommodity, PostingColumns } from './book.js'
import { balanceEntry } from './balance_entry.js'
import type { BookEntry, BookLine } from './book_entry.js'
import { DecimalSum } from './decimal_sum.js'
import { fixedText, roundFixed } from './fixed.js'
import type { Emit, Issue } from './importer.js'

const POSTINGS_A_BATCH = 2000
const MOST_DECIMALS = 8
const LONGEST_NAME = 200
const LONGEST_CODE = 40
const DEEPEST = 40
const DAY = /^\d{4}-[01]\d-[0-3]\d$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const MOST_BUDGETS = 100_000
const NUMBER = /^-?\d{1,20}(\.\d{1,18})?$/
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
  readonly #budgetOf = new Map<string, BookBudget>()
  readonly #accounts: BookAccount[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #commodities = new Map<string, BookCommodity>()
  readonly #entries: BookEntry[] = []
  #columns = emptyColumns()

  constructor(private readonly emit: Emit) {}

  /** The index of an account; the first mention says what it is. */
  account(account: BookAccount): number {
    const path = account.path.slice(0, DEEPEST).map((name) => name.trim().slice(0, LONGEST_NAME) || '?')
    const key = `${account.kind}\n${path.join('\n')}`
    let index = this.#indexOf.get(key)
    if (index === undefined) {
      const note = short(account.note)
      const commodity = account.commodity !== null && isCode(account.commodity) ? account.commodity : null
      const number = account.number?.slice(0, LONGEST_NAME) ?? null
      this.#indexOf.set(key, (index = this.#accounts.push({ ...account, path, note, commodity, number }) - 1))
    }
    return index
  }

  accountAt(index: number): BookAccount {
    return this.#accounts[index]!
  }

  /** Says more of a commodity than that it is used. */
  commodity(code: string, about: Partial<Omit<BookCommodity, 'code'>>): void {
    const name = (about.name ?? '').slice(0, LONGEST_NAME) || code
    const scale = Math.min(MOST_DECIMALS, Math.max(0, Math.trunc(about.scale ?? 0) || 0))
    const isCurrency = isCurrencyCode(code)
    const fresh = {
      code,
      name: code,
      kind: isCurrency ? 'currency' : 'security',
      scale: isCurrency ? isoScale(code) : 0,
    }
    const known = this.#commodities.get(code) ?? (fresh as BookCommodity)
    const named = about.name === undefined ? known.name : name
    this.#commodities.set(code, { ...known, ...about, name: named, scale: Math.max(known.scale, scale) })
  }

  add(entry: BookEntry): void {
    this.#entries.push(entry)
    for (const { quantity, commodity } of entry.lines)
      if (quantity !== null) this.#note(commodity, decimalsOf(quantity))
  }

  /** What a month's envelope of a category was given; said twice, it adds up. Nothing is kept of what is not a month or an amount. */
  budget({ category, month, amount }: { category: number; month: string; amount: string }): void {
    if (!MONTH.test(month) || !NUMBER.test(amount) || !/[1-9]/.test(amount)) return
    const key = `${category} ${month}`
    const known = this.#budgetOf.get(key)
    if (known) known.amount = new DecimalSum(known.amount).add(amount).toString()
    else if (this.budgets.length < MOST_BUDGETS) {
      const budget = { month, account: category, amount }
      this.#budgetOf.set(key, budget)
      this.budgets.push(budget)
    }
  }

  get count(): number {
    return this.#entries.length
  }

  /** Emits everything; decimals of a commodity are known only now. */
  finish(): Book {
    const scale = (code: string) => this.#commodities.get(code)?.scale ?? 2
    this.#entries.forEach((entry, index) => {
      const problem = unusable(entry)
      const balanced = problem ? { problem } : balanceEntry(entry, scale, () => this.#rounding())
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
      commodities: [...this.#commodities.values()].filter(({ code }) => code !== '' && isCode(code)),
      prices: this.prices.filter(
        ({ from, to, on, rate }) => DAY.test(on) && NUMBER.test(rate) && isCode(from) && isCode(to),
      ),
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
    columns.external_id.push((entry.external_id ?? '').slice(0, 400))
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

const isCode = (code: string) => code.length <= LONGEST_CODE

/** What a damaged file makes of a transaction. */
function unusable({ date, lines }: BookEntry): string | undefined {
  if (!DAY.test(date)) return `"${date.slice(0, 20)}" is no date`
  const odd = lines.find(({ quantity }) => quantity !== null && !NUMBER.test(quantity))
  if (odd) return `"${odd.quantity!.slice(0, 40)}" is no amount`
  const long = lines.find(({ commodity, weight }) => !isCode(commodity) || !isCode(weight?.commodity ?? ''))
  return long && `"${long.commodity.slice(0, 40)}…" is too long for the name of a commodity`
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

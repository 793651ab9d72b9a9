import {
  BookWriter,
  fixedText,
  PluginError,
  type BookLine,
  type Emit,
  type ParseResult,
  type SqliteFile,
  type SqliteValue,
} from '@florin/plugin-sdk'

type Row = Record<string, SqliteValue>

const text = (value: SqliteValue | undefined) =>
  value === null || value === undefined ? '' : String(value as string | number)
const isSet = (value: SqliteValue | undefined) => value === 1
const name = (value: SqliteValue | undefined) => text(value).trim().slice(0, 200) || '?'
/** Amounts are hundredths. */
const money = (hundredths: number) => fixedText(BigInt(Math.round(hundredths)) * 10n ** 16n, 2)

/** Hands over a budget of Actual. Its money has no currency: it becomes the household's. */
export function readBudget(database: SqliteFile, emit: Emit): ParseResult {
  return new BudgetReader(database, new BookWriter(emit)).read()
}

class BudgetReader {
  readonly #transactions = new Map<string, Row>()
  readonly #parts = new Map<string, Row[]>()
  readonly #payees: Map<string, Row>
  readonly #payeeOf: Map<string, string>
  readonly #categoryOf: Map<string, string>
  readonly #accounts = new Map<string, number>()
  readonly #categories = new Map<string, number>()
  /** The other sides of transfers that were handed over already. */
  readonly #done = new Set<string>()

  constructor(
    private readonly database: SqliteFile,
    private readonly book: BookWriter,
  ) {
    for (const row of database.rows('transactions')) {
      if (isSet(row.tombstone)) continue
      const id = text(row.id)
      this.#transactions.set(id, row)
      const parent = isSet(row.isChild) ? text(row.parent_id) || id.split('/')[0]! : ''
      if (parent) this.#parts.set(parent, [...(this.#parts.get(parent) ?? []), row])
    }
    this.#payees = new Map([...database.rows('payees')].map((row) => [text(row.id), row]))
    this.#payeeOf = mapping(database, 'payee_mapping', 'targetId')
    this.#categoryOf = mapping(database, 'category_mapping', 'transferId')
  }

  read(): ParseResult {
    this.#readAccounts()
    this.#readCategories()
    let line = 0
    for (const [id, row] of this.#transactions) {
      line++
      if (!isSet(row.isChild) && !this.#done.has(id)) this.#add(id, row, line)
    }
    if (this.book.count === 0) throw new PluginError('invalid_input', 'The budget has no transactions.')
    this.#readBudgets()
    return { statements: [], issues: this.book.issues, book: this.book.finish() }
  }

  #readAccounts(): void {
    const sums = new Map<string, number>()
    for (const row of this.#transactions.values())
      if (!isSet(row.isChild)) sums.set(text(row.acct), (sums.get(text(row.acct)) ?? 0) + Number(row.amount))
    for (const row of this.database.rows('accounts')) {
      if (isSet(row.tombstone)) continue
      const id = text(row.id)
      const kind = (sums.get(id) ?? 0) < 0 ? 'liability' : 'asset'
      this.#accounts.set(
        id,
        this.book.account({ path: [name(row.name)], kind, commodity: null, is_closed: isSet(row.closed) }),
      )
    }
  }

  #readCategories(): void {
    const groups = new Map([...this.database.rows('category_groups')].map((row) => [text(row.id), name(row.name)]))
    for (const row of this.database.rows('categories')) {
      const group = groups.get(text(row.cat_group))
      const kind = isSet(row.is_income) ? 'income' : 'expense'
      const path = group && kind === 'expense' ? [group, name(row.name)] : [name(row.name)]
      if (!isSet(row.tombstone)) this.#categories.set(text(row.id), this.book.account({ path, kind, commodity: null }))
    }
  }

  #add(id: string, row: Row, line: number): void {
    const account = this.#accounts.get(text(row.acct))
    if (account === undefined) return
    const clearing = isSet(row.reconciled) ? 'reconciled' : isSet(row.cleared) ? 'cleared' : 'uncleared'
    const lines: BookLine[] = [{ account, quantity: money(Number(row.amount)), commodity: '', clearing }]
    const parts = this.#parts.get(id) ?? [row]
    for (const part of parts)
      lines.push({
        ...this.#otherSide(part),
        quantity: money(-Number(part.amount)),
        commodity: '',
        memo: part === row ? '' : text(part.notes),
      })
    const digits = text(row.date).padStart(8, '0')
    const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
    const payee = this.#payees.get(this.#payeeOf.get(text(row.description)) ?? text(row.description))
    this.book.add({ line, date, payee: text(payee?.name), memo: text(row.notes), external_id: id, lines })
  }

  /** The account at the other end of a transfer, or the category. */
  #otherSide(part: Row): Pick<BookLine, 'account' | 'clearing'> {
    const id = text(part.transferred_id)
    const other = id === '' ? undefined : this.#transactions.get(id)
    const account = other && this.#accounts.get(text(other.acct))
    if (
      other &&
      account !== undefined &&
      !isSet(other.isChild) &&
      !isSet(other.isParent) &&
      Number(other.amount) === -Number(part.amount)
    ) {
      this.#done.add(id)
      return {
        account,
        clearing: isSet(other.reconciled) ? 'reconciled' : isSet(other.cleared) ? 'cleared' : 'uncleared',
      }
    }
    if (isSet(part.starting_balance_flag))
      return { account: this.book.account({ path: ['Opening balances'], kind: 'equity', commodity: null }) }
    const category = text(part.category)
    const known = this.#categories.get(this.#categoryOf.get(category) ?? category)
    const kind = Number(part.amount) > 0 ? 'income' : 'expense'
    return { account: known ?? this.book.account({ path: ['Uncategorised'], kind, commodity: null }) }
  }

  /** Envelopes and tracking budgets have a table each; what was left in the other one says nothing. */
  #readBudgets(): void {
    const kind = [...this.database.rows('preferences')].find((row) => text(row.id) === 'budgetType')
    const isTracking = /^(report|tracking)$/.test(text(kind?.value))
    const tables = isTracking ? ['reflect_budgets'] : ['zero_budgets', 'reflect_budgets']
    for (const table of tables) {
      for (const row of this.database.rows(table)) this.#budget(row)
      if (this.book.budgets.length > 0) return
    }
  }

  #budget(row: Row): void {
    const category = text(row.category)
    const account = this.#categories.get(this.#categoryOf.get(category) ?? category)
    const month = text(row.month).replace(/^(\d{4})-?(\d\d)$/, '$1-$2')
    if (account === undefined || this.book.accountAt(account).kind !== 'expense') return
    this.book.budget({ category: account, month, amount: money(Number(row.amount)) })
  }
}

/** Merged rows keep their old ids; the mapping says what they became. */
function mapping(database: SqliteFile, table: string, target: string): Map<string, string> {
  return new Map([...database.rows(table)].map((row) => [text(row.id), text(row[target])]))
}

import { BookWriter, DecimalSum, PluginError, type BookLine, type Emit, type ParseResult } from '@florin/plugin-sdk'
import { CARD_GROUP, STARTING_BALANCE, type YnabBudget, type YnabPart, type YnabTransaction } from './budget.js'

const named = (name: string) => name.trim().slice(0, 200) || '?'

/** Hands over a budget of YNAB as a book. */
export function writeBudget(budget: YnabBudget, emit: Emit): ParseResult {
  if (budget.transactions.length === 0 && budget.assigned.length === 0)
    throw new PluginError('invalid_input', 'The budget has no transactions, and nothing is assigned in it.')
  return new BudgetWriter(budget, new BookWriter(emit)).write()
}

class BudgetWriter {
  readonly #accounts = new Map<string, number>()
  readonly #categories = new Map<string, number>()

  constructor(
    private readonly budget: YnabBudget,
    private readonly book: BookWriter,
  ) {}

  write(): ParseResult {
    const { transactions, categories, assigned, issues } = this.budget
    this.#writeAccounts()
    for (const [id, { group, name, isIncome }] of categories) {
      const path = isIncome || group === '' ? [named(name)] : [named(group), named(name)]
      if (!CARD_GROUP.test(group))
        this.#categories.set(id, this.book.account({ path, kind: isIncome ? 'income' : 'expense', commodity: null }))
    }
    for (const transaction of transactions) this.#add(transaction)
    for (const { category, month, amount } of assigned) {
      const account = this.#categories.get(category)
      if (account !== undefined && !categories.get(category)!.isIncome)
        this.book.budget({ category: account, month, amount })
    }
    this.book.issues.push(...issues)
    return { statements: [], issues: this.book.issues, book: this.book.finish() }
  }

  #writeAccounts(): void {
    const sums = this.#sums()
    for (const [id, { name, kind, subtype, isClosed, note }] of this.budget.accounts) {
      const balance = kind ?? (sums.get(id)?.toString().startsWith('-') ? 'liability' : 'asset')
      const told = { path: [named(name)], kind: balance, subtype, is_closed: isClosed, note }
      this.#accounts.set(id, this.book.account({ ...told, commodity: this.budget.currency || null }))
    }
  }

  #sums(): Map<string, DecimalSum> {
    const sums = new Map<string, DecimalSum>([...this.budget.accounts.keys()].map((id) => [id, new DecimalSum()]))
    for (const { account, parts } of this.budget.transactions)
      for (const { amount, transfer } of parts) {
        sums.get(account)?.add(amount)
        if (transfer) sums.get(transfer.account)?.subtract(amount)
      }
    return sums
  }

  #add(transaction: YnabTransaction): void {
    const { id, line, date, payee, memo, flag, parts, clearing } = transaction
    const account = this.#accounts.get(transaction.account)
    if (account === undefined) return
    const commodity = this.budget.currency
    const whole = parts.reduce((sum, { amount }) => sum.add(amount), new DecimalSum()).toString()
    const lines: BookLine[] = [{ account, quantity: whole, commodity, clearing }]
    for (const part of parts)
      lines.push({
        account: this.#otherSide(transaction, part),
        quantity: new DecimalSum().subtract(part.amount).toString(),
        commodity,
        memo: parts.length === 1 ? '' : part.memo,
        clearing: part.transfer?.clearing ?? 'uncleared',
      })
    const tags = flag === '' ? [] : [flag.replace(/\s+/g, '-')]
    const notes = parts.flatMap(({ transfer, category }) => (transfer && category ? [this.#nameOf(category)] : []))
    const note = notes.filter((name) => name !== '').join(', ')
    this.book.add({ line, date, payee, memo, note, tags, external_id: id, lines })
  }

  #nameOf(category: string): string {
    const known = this.budget.categories.get(category)
    return known ? [known.group, known.name].filter((name) => name !== '').join(': ') : ''
  }

  /** The account at the other end of a transfer, or the category. */
  #otherSide({ payee }: YnabTransaction, { amount, category, transfer }: YnabPart): number {
    const account = transfer && this.#accounts.get(transfer.account)
    if (account !== null && account !== undefined) return account
    if (STARTING_BALANCE.test(payee))
      return this.book.account({ path: ['Opening balances'], kind: 'equity', commodity: null })
    const kind = amount.startsWith('-') ? 'expense' : 'income'
    const known = category === null ? undefined : this.#categories.get(category)
    return known ?? this.book.account({ path: ['Uncategorised'], kind, commodity: null })
  }
}

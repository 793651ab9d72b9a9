import { BookWriter, DecimalSum, PluginError, type BookAccount, type Emit, type ParseResult } from '@florin/plugin-sdk'
import { type Balance, isTransfer, type Movement, type Problems } from './movements.js'

const DEBTS: [RegExp, NonNullable<BookAccount['subtype']>][] = [
  [/\b(credit card|visa|mastercard|amex|american express|discover it|store card|\bcard)\b/i, 'credit_card'],
  [/\bmortgage\b/i, 'mortgage'],
  [/\b(loan|heloc)\b/i, 'loan'],
]
const ASSETS: [RegExp, NonNullable<BookAccount['subtype']>][] = [
  [/\bchecking\b/i, 'checking'],
  [/\bsavings?\b/i, 'savings'],
  [/\b(cash|wallet)\b/i, 'cash'],
  [/\b(brokerage|401k|401\(k\)|ira|investments?)\b/i, 'brokerage'],
]
const NOT_CATEGORISED = /^(uncategori[sz]ed|)$/i

const turned = (amount: string) => new DecimalSum().subtract(amount).toString()
const named = (name: string) => name.trim().slice(0, 200) || '?'

/** Hands over what either program exported as a book. */
export function writeMovements(
  movements: readonly Movement[],
  balances: ReadonlyMap<string, readonly Balance[]>,
  { issues }: Problems,
  emit: Emit,
): ParseResult {
  if (movements.length === 0)
    throw new PluginError('invalid_input', 'No row of the file is a transaction that can be read.')
  const writer = new MovementWriter(movements, balances, new BookWriter(emit))
  return writer.write(issues)
}

class MovementWriter {
  readonly #accounts = new Map<string, number>()
  readonly #isIncome: ReadonlySet<string>
  readonly #sums = new Map<string, DecimalSum>()
  readonly #of = new Map<string, Movement[]>()

  constructor(
    private readonly movements: readonly Movement[],
    private readonly balances: ReadonlyMap<string, readonly Balance[]>,
    private readonly book: BookWriter,
  ) {
    this.#isIncome = incomeCategories(movements)
    for (const movement of movements) {
      const { account, amount } = movement
      const sum = this.#sums.get(account)
      this.#sums.set(account, sum?.add(amount) ?? new DecimalSum(amount))
      const own = this.#of.get(account)
      if (own) own.push(movement)
      else this.#of.set(account, [movement])
    }
  }

  write(issues: ParseResult['issues']): ParseResult {
    for (const [account, sum] of this.#sums) {
      const last = this.balances.get(account)?.at(-1)?.amount
      this.#open(account, last ?? sum.toString())
    }
    for (const movement of this.movements) if (!movement.isTaken) this.#add(movement)
    for (const [account, balances] of this.balances) {
      if (this.#sums.has(account)) this.#begin(account, balances)
      else this.#follow(account, balances)
    }
    this.book.issues.push(...issues)
    return { statements: [], issues: this.book.issues, book: this.book.finish() }
  }

  #open(name: string, balance: string): number {
    const debt = DEBTS.find(([pattern]) => pattern.test(name))?.[1]
    const asset = ASSETS.find(([pattern]) => pattern.test(name))?.[1]
    const isDebt = debt !== undefined || balance.startsWith('-')
    const subtype = isDebt ? (debt ?? null) : (asset ?? null)
    const kind = isDebt ? 'liability' : 'asset'
    const index = this.book.account({ path: [named(name)], kind, subtype, commodity: null })
    this.#accounts.set(name, index)
    return index
  }

  #add(movement: Movement): void {
    const { line, date, account, amount, payee, memo, note, tags, transfer } = movement
    const other = transfer === null ? this.#category(movement) : this.#accounts.get(transfer)!
    const lines = [
      { account: this.#accounts.get(account)!, quantity: amount, commodity: '' },
      { account: other, quantity: turned(amount), commodity: '' },
    ]
    this.book.add({
      line,
      date,
      payee: transfer === null ? payee : '',
      memo: memo || (transfer === null ? '' : payee),
      note,
      tags,
      lines,
    })
  }

  /** A transfer whose other side is unknown has no category, so that Florin asks for the other side. */
  #category({ category, amount, account }: Movement): number {
    if (
      NOT_CATEGORISED.test(category) ||
      isTransfer({ category }) ||
      this.#accounts.has(category) ||
      category === account
    ) {
      const kind = amount.startsWith('-') ? 'expense' : 'income'
      return this.book.account({ path: ['Uncategorised'], kind, commodity: null })
    }
    const kind = this.#isIncome.has(category) ? 'income' : 'expense'
    return this.book.account({ path: [named(category)], kind, commodity: null })
  }

  /** What is missing to the last balance was there before the first row. */
  #begin(account: string, balances: readonly Balance[]): void {
    const last = balances.at(-1)!
    const own = this.#of.get(account)!
    const missing = new DecimalSum(last.amount)
    for (const { date, amount } of own) if (date <= last.date) missing.subtract(amount)
    const first = own.reduce((earliest, { date }) => (date < earliest ? date : earliest), balances[0]!.date)
    this.#put(account, first, missing.toString(), 'Opening balances')
  }

  /** What nothing but its balance is known of changed whenever that did. */
  #follow(account: string, balances: readonly Balance[]): void {
    this.#open(account, balances.at(-1)!.amount)
    let held = '0'
    for (const [at, { date, amount }] of balances.entries()) {
      const change = new DecimalSum(amount).subtract(held).toString()
      this.#put(account, date, change, at === 0 ? 'Opening balances' : 'Changes of value')
      held = amount
    }
  }

  #put(name: string, date: string, amount: string, equity: string): void {
    if (!/[1-9]/.test(amount)) return
    const account = this.#accounts.get(name)!
    const other = this.book.account({ path: [equity], kind: 'equity', commodity: null })
    const lines = [
      { account, quantity: amount, commodity: '' },
      { account: other, quantity: turned(amount), commodity: '' },
    ]
    this.book.add({ line: 1, date, memo: equity, lines })
  }
}

/** Categories through which more came in than went out. */
function incomeCategories(movements: readonly Movement[]): ReadonlySet<string> {
  const sums = new Map<string, DecimalSum>()
  for (const { category, amount } of movements) {
    const sum = sums.get(category)
    if (sum) sum.add(amount)
    else sums.set(category, new DecimalSum(amount))
  }
  return new Set([...sums].filter(([, sum]) => /^[^-]*[1-9]/.test(sum.toString())).map(([category]) => category))
}

import {
  LineCounter,
  TransactionBatch,
  UniqueReferences,
  type Emit,
  type Issue,
  type Statement,
} from '@florin/plugin-sdk'
import { readBalances, StatementBalances } from './balances.js'
import { bookEntry, type Booking } from './bookings.js'
import { AccountDraft, BalanceDraft, EntryDraft, PaymentDraft } from './drafts.js'
import type { Reading } from './shape.js'
import { squeeze } from './values.js'

const ISSUES_TOLD = 200
const KINDS: Record<string, Statement['account']['kind']> = {
  CACC: 'checking',
  CASH: 'checking',
  TRAN: 'checking',
  SACC: 'checking',
  SLRY: 'checking',
  SVGS: 'savings',
  MOMA: 'savings',
  LLSV: 'savings',
  ONDP: 'savings',
  LOAN: 'loan',
  CARD: 'credit_card',
}

/** Makes statements, transactions and issues of what the scanner finds, as it comes by. */
export class StatementReader implements Reading {
  readonly statements: Statement[] = []
  readonly issues: Issue[] = []
  seen = 0
  refused = 0
  account = new AccountDraft()
  balance = new BalanceDraft()
  entry = new EntryDraft(0)
  payment = new PaymentDraft()
  #balances = new StatementBalances()
  /** Known as soon as the file tells it: by the account, a booked balance or the first entry. */
  #currency = ''
  #line = 1
  #information = 0
  readonly #references = new UniqueReferences()
  readonly #batch: TransactionBatch
  readonly #lines: LineCounter

  constructor(source: string, emit: Emit) {
    this.#batch = new TransactionBatch(emit)
    this.#lines = new LineCounter(source)
  }

  beginStatement(): void {
    this.account = new AccountDraft()
    this.#balances = new StatementBalances()
    this.#currency = ''
    this.#information = 0
    const account = { id: null, name: null, currency: null }
    this.statements.push({ account, opening_balance: null, closing_balance: null })
  }

  endBalance(): void {
    this.#balances.add(this.balance)
  }

  endEntry(): void {
    const { entry } = this
    this.#line = this.#lines.lineAt(entry.at)
    if (/^INFO/i.test(entry.status)) {
      this.#information++
      return
    }
    this.seen++
    const booking = bookEntry(entry)
    if ('problem' in booking) this.#refuse(booking.code, booking.problem)
    else this.#book(booking)
  }

  endStatement(): void {
    const statement = this.statements.at(-1)!
    const { id, name, type, bank, bic } = this.account
    statement.account = {
      id: id.slice(0, 200) || null,
      name: squeeze(name).slice(0, 200) || null,
      currency: this.#accountCurrency() || this.#balances.anyCurrency || null,
      kind: KINDS[type.toUpperCase()] ?? null,
      institution: squeeze(bank || bic).slice(0, 200) || null,
    }
    const { opening, closing, problems } = readBalances(this.#balances, statement.account.currency)
    statement.opening_balance = opening
    statement.closing_balance = closing
    for (const [code, message] of problems) this.#tell(null, code, `${this.#nameOf(statement)}: ${message}`)
    if (this.#information > 0) {
      const message = `entries for information only (INFO) are not booked and left out: ${this.#information}.`
      this.#tell(null, 'information_only', `${this.#nameOf(statement)}: ${message}`)
    }
  }

  end(): void {
    this.#batch.flush()
  }

  #book({ date, valued, isPending, currency, parts }: Booking): void {
    const statement = this.statements.length - 1
    const accountCurrency = this.#accountCurrency() || (this.#currency = currency)
    const isForeign = currency !== '' && currency !== accountCurrency
    for (const { amount, reference, cheque, ...texts } of parts) {
      if (!isPending) this.#balances.book(amount, isForeign)
      this.#batch.add({
        statement,
        line: this.#line,
        date,
        amount,
        ...texts,
        external_id: this.#references.take(reference, this.account.id),
        currency: isForeign ? currency : '',
        status: isPending ? 'pending' : undefined,
        value_date: valued,
        check_number: cheque.slice(0, 200),
      })
    }
  }

  #accountCurrency(): string {
    if (this.#currency === '') {
      const { currency } = this.account
      this.#currency = /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : this.#balances.bookedCurrency
    }
    return this.#currency
  }

  #nameOf({ account }: Statement): string {
    const place = this.statements.length > 1 ? `Statement ${this.statements.length}` : 'The statement'
    return account.id ? `${place} of ${account.id}` : place
  }

  #refuse(code: string, problem: string): void {
    this.refused++
    this.#tell(this.#line, code, `Line ${this.#line}: ${problem}, so the entry is left out.`)
  }

  #tell(line: number | null, code: string, message: string): void {
    if (this.issues.length < ISSUES_TOLD) this.issues.push({ line, code, message: message.slice(0, 1000) })
  }
}

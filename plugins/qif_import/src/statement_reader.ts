import { TransactionBatch, type Emit, type Issue, type Statement } from '@florin/plugin-sdk'
import { readAmount } from './amounts.js'
import { readDate } from './dates.js'
import { readCash, readTrade } from './investments.js'
import { fieldOf, type Entry, type RecordVisitor } from './records.js'
import { readTexts, sumOfSplits } from './register.js'
import { kindOf, sectionOf, type Section } from './sections.js'
import type { Conventions } from './survey.js'

const ISSUES_TOLD = 200
const OPENING = /^opening balance$/i

/** Turns records into statements, transactions and issues, as they come by. */
export class StatementReader implements RecordVisitor {
  readonly statements: Statement[] = []
  readonly issues: Issue[] = []
  headers = 0
  seen = 0
  refused = 0
  #section: Section = 'other'
  #type = ''
  /** The account that the next bookings belong to: the last `!Account`, unless that is a list. */
  #account: { name: string; type: string } | undefined
  #listed = 0
  #ownNames: (string | undefined)[] = []
  readonly #places = new Map<string, number>()
  readonly #batch: TransactionBatch

  constructor(
    private readonly conventions: Conventions,
    emit: Emit,
  ) {
    this.#batch = new TransactionBatch(emit)
  }

  header(name: string): void {
    this.headers++
    const begun = sectionOf(name)
    if (!begun) return
    if (begun.section === 'accounts') this.#listed = 0
    this.#section = begun.section
    this.#type = begun.type
  }

  entry(entry: Entry): void {
    if (this.#section === 'accounts') this.#takeAccount(entry)
    else if (this.#section === 'register') this.#takeBooking(entry)
    else if (this.#section === 'investments') this.#takeInvestment(entry)
  }

  end(): this {
    this.#batch.flush()
    // An opening balance is a transfer from the account to itself, and so tells its name.
    const [only, more] = this.statements
    if (only && !more && only.account.name === null) only.account.name = this.#ownNames[0] ?? null
    return this
  }

  #takeAccount(entry: Entry): void {
    this.#listed++
    const account = { name: fieldOf(entry, 'N'), type: fieldOf(entry, 'T') }
    this.#account = this.#listed === 1 && account.name !== '' ? account : undefined
  }

  #takeBooking(entry: Entry): void {
    const { order, decimal } = this.conventions
    const [day, told] = [fieldOf(entry, 'D'), fieldOf(entry, 'T') || fieldOf(entry, 'U')]
    const date = readDate(day, order)
    const amount = told === '' ? sumOfSplits(entry, this.conventions) : readAmount(told, decimal)
    // Sections of an unknown type may be lists of anything.
    if (!date && amount === undefined && kindOf(this.#type) === null && !/^(?:cash|oth [al])$/.test(this.#type)) return
    this.seen++
    if (!date) return this.#refuse(entry.line, 'invalid_date', `the date (D) ${quote(day)}`)
    if (amount === undefined) return this.#refuse(entry.line, 'invalid_amount', `the amount (T) ${quote(told)}`)
    const { problem, ...texts } = readTexts(entry, amount, this.conventions)
    if (problem) {
      const message = `Line ${entry.line}: ${problem}, so the booking is taken as a whole.`
      this.#tell(entry.line, 'invalid_split', message)
    }
    const statement = this.#statement()
    const isOpening = OPENING.test(texts.payee) && texts.transfer_account !== undefined
    if (isOpening) this.#ownNames[statement] ??= texts.transfer_account
    if (isOpening || texts.transfer_account === this.#account?.name) texts.transfer_account = undefined
    this.#batch.add({ statement, line: entry.line, date, amount, external_id: '', ...texts })
  }

  #takeInvestment(entry: Entry): void {
    this.seen++
    const day = fieldOf(entry, 'D')
    const date = readDate(day, this.conventions.order)
    if (!date) return this.#refuse(entry.line, 'invalid_date', `the date (D) ${quote(day)}`)
    const cash = readCash(entry, this.conventions)
    const trade = cash === undefined ? readTrade(entry, date, this.conventions) : null
    const { payee, memo, category, transfer_account } = readTexts(entry, cash ?? '0', this.conventions)
    this.#batch.add({
      statement: this.#statement(),
      line: entry.line,
      date,
      amount: cash ?? '0',
      payee: payee || (trade?.security_name ?? ''),
      memo,
      external_id: '',
      category,
      transfer_account: transfer_account === this.#account?.name ? undefined : transfer_account,
      trade,
    })
  }

  /** Bookings of one account may stand in several places of a file. */
  #statement(): number {
    const name = this.#account?.name ?? null
    const key = name ?? `!${this.#type}`
    let place = this.#places.get(key)
    if (place === undefined) {
      const kind = kindOf(this.#type) ?? kindOf(this.#account?.type ?? '')
      const account = { id: null, name: name?.slice(0, 200) ?? null, currency: null, kind }
      place = this.statements.push({ account, opening_balance: null, closing_balance: null }) - 1
      this.#places.set(key, place)
    }
    return place
  }

  #refuse(line: number, code: string, what: string): void {
    this.refused++
    this.#tell(line, code, `Line ${line}: ${what} cannot be read, so the booking is left out.`)
  }

  #tell(line: number, code: string, message: string): void {
    if (this.issues.length < ISSUES_TOLD) this.issues.push({ line, code, message })
  }
}

const quote = (text: string) => (text ? `"${text.slice(0, 60)}"` : '(missing)')

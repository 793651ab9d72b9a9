import {
  DecimalSum,
  TransactionBatch,
  UniqueReferences,
  type Emit,
  type Issue,
  type Statement,
} from '@florin/plugin-sdk'
import { readDetails } from './details.js'
import type { Details } from './payment_details.js'
import { joinLines, type Field, type FieldListener } from './fields.js'
import { readOldDetails } from './old_details.js'
import { readBalance, readStatementLine, type Balance, type StatementLine } from './statement_line.js'
import { squeeze } from './values.js'

const ISSUES_TOLD = 200
const LONGEST = 4000
const NO_REFERENCE = /^(?:[0\W]*|NON ?REF|NO ?REF|NONE|KEINE|UNKNOWN|NOTPROVIDED)$/i
/** An account has one line of at most 35 characters, but banks are not exact about that. */
const ACCOUNT = /^[^?]{1,60}$/

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

/** What is known of one message so far. */
class Draft {
  account = ''
  currency = ''
  opening: Balance | undefined
  closing: Balance | undefined
  lines = 0
  readonly sum = new DecimalSum()

  get isEmpty(): boolean {
    return this.account === '' && !this.opening && !this.closing && this.lines === 0
  }
}

interface OpenLine {
  line: StatementLine
  at: number
  /** The details as the bank wrote them; in pieces where it repeats the field. */
  written: string[]
  oldDetails: Details | undefined
}

/** Turns fields into statements, transactions and issues, as they come by. */
export class StatementReader implements FieldListener {
  readonly statements: Statement[] = []
  readonly issues: Issue[] = []
  seen = 0
  refused = 0
  #draft = new Draft()
  #open: OpenLine | undefined
  readonly #references = new UniqueReferences()
  readonly #batch: TransactionBatch

  constructor(emit: Emit) {
    this.#batch = new TransactionBatch(emit)
  }

  field(field: Field): void {
    const value = field.lines[0]!.trim()
    switch (field.tag) {
      case '20':
        return this.#endStatement()
      case '25':
      case '25P':
        return this.#takeAccount(value, field)
      case '60':
      case '60F':
      case '60M':
        return this.#takeOpening(value, field)
      case '61':
        return this.#beginLine(field)
      case '86':
        return this.#takeDetails(joinLines(field.lines))
      case 'NS':
        if (this.#open) this.#open.oldDetails ??= readOldDetails(field.lines)
        return
      case '62':
      case '62F':
      case '62M':
        this.#endLine()
        this.#draft.closing = this.#takeBalance(value, field)
        return
      case '34F':
      case '90C':
      case '90D':
        this.#draft.currency ||= /^\d*([A-Z]{3})/.exec(value)?.[1] ?? ''
        return
    }
  }

  messageEnds(): void {
    this.#endStatement()
  }

  end(): this {
    this.#endStatement()
    this.#batch.flush()
    return this
  }

  #takeAccount(value: string, { lines, line }: Field): void {
    if (this.#draft.lines > 0 && !ACCOUNT.test(value)) {
      this.#tell(
        line,
        'misplaced_details',
        `Line ${line}: the account (:25:) holds the details of a booking; they are read as such.`,
      )
      return this.#takeDetails(joinLines(lines))
    }
    if (this.#draft.account !== '' && !this.#draft.isEmpty) this.#endStatement()
    this.#draft.account = squeeze(value.replace(/^\//, ''))
  }

  /** A second opening balance begins a statement of the same account, where the fields between are missing. */
  #takeOpening(value: string, field: Field): void {
    const { account, opening } = this.#draft
    if (opening) this.#endStatement()
    this.#draft.account ||= account
    this.#draft.opening = this.#takeBalance(value, field)
  }

  #takeBalance(value: string, { tag, line }: Field): Balance | undefined {
    const balance = readBalance(value)
    if (!balance) {
      const message = `Line ${line}: the balance (:${tag}:) "${value.slice(0, 60)}" cannot be read and is not used.`
      this.#tell(line, 'invalid_balance', message)
    }
    return balance
  }

  #beginLine({ lines, line: at }: Field): void {
    this.#endLine()
    this.#draft.lines++
    this.seen++
    const line = readStatementLine(lines)
    if ('problem' in line) {
      this.refused++
      const words = `the statement line (:61:) "${lines[0]!.trim().slice(0, 60)}" cannot be read`
      this.#tell(at, 'invalid_line', `Line ${at}: ${words}: ${line.problem}. The transaction is left out.`)
    } else {
      this.#open = { line, at, written: [], oldDetails: undefined }
    }
  }

  #takeDetails(text: string): void {
    // Details behind the closing balance speak of the statement, not of a booking.
    this.#open?.written.push(text)
  }

  #endLine(): void {
    const open = this.#open
    if (!open) return
    this.#open = undefined
    const { line, at, oldDetails } = open
    const written = open.written.join(' ')
    const details = written === '' && oldDetails ? oldDetails : readDetails(written)
    const isAccount = IBAN.test(line.supplement)
    const supplement = isAccount ? '' : line.supplement
    const counterparty = details.counterparty || (isAccount ? line.supplement : '')
    const purpose = withSupplement(details.memo, supplement)
    const memo = withSupplement(squeeze(written), supplement) || purpose
    if (!line.isExpected) this.#draft.sum.add(line.amount)
    this.#batch.add({
      statement: this.statements.length,
      line: at,
      date: line.date,
      amount: line.amount,
      payee: (details.payee || squeeze(line.party)).slice(0, LONGEST),
      memo: memo.slice(0, LONGEST),
      external_id: this.#identify(line),
      status: line.isExpected ? 'pending' : undefined,
      counterparty: counterparty.slice(0, 200),
      check_number: /CHK$/.test(line.type) && /^\d+$/.test(line.reference) ? line.reference : '',
      purpose: purpose === memo ? '' : purpose.slice(0, LONGEST),
    })
  }

  /** A bank's reference counts together with the day, because some banks use the same one again. */
  #identify({ bankReference, date }: StatementLine): string {
    if (NO_REFERENCE.test(bankReference)) return ''
    return this.#references.take(`${bankReference.slice(0, 360)} ${date}`, this.#draft.account)
  }

  #endStatement(): void {
    this.#endLine()
    const draft = this.#draft
    this.#draft = new Draft()
    if (draft.isEmpty) return
    const { opening, closing } = draft
    const currency = opening?.currency || closing?.currency || draft.currency || currencyOf(draft.account)
    const id = accountNumber(draft.account, currency)
    if (id === '') this.#tell(null, 'no_account', 'A statement names no account (:25:).')
    if (!opening && !closing && draft.lines === 0) {
      const message = `The statement of ${id || 'an account without number'} has neither balances nor bookings.`
      this.#tell(null, 'nothing_to_import', message)
    }
    this.statements.push({
      account: { id: id.slice(0, 200) || null, name: null, currency: currency || null },
      opening_balance: opening?.amount ?? null,
      closing_balance: closing?.amount ?? null,
    })
    if (opening && closing) this.#checkBalances(draft, opening, closing)
  }

  #checkBalances({ account, sum }: Draft, opening: Balance, closing: Balance): void {
    const expected = new DecimalSum(opening.amount).add(sum.toString())
    if (expected.equals(closing.amount)) return
    const difference = new DecimalSum(closing.amount).subtract(expected.toString())
    const where = `The statement of ${account || 'an account without number'}`
    const bookings = `the opening balance ${opening.amount} and the bookings (${sum}) come to ${expected}`
    const message = `${where}: ${bookings}, but the closing balance is ${closing.amount}, which differs by ${difference}.`
    this.#tell(null, 'balance_mismatch', message)
  }

  #tell(line: number | null, code: string, message: string): void {
    if (this.issues.length < ISSUES_TOLD) this.issues.push({ line, code, message: message.slice(0, 1000) })
  }
}

/** `/OCMT/…` and business codes of three digits are for programs. */
function withSupplement(memo: string, supplement: string): string {
  if (supplement === '' || /^(?:\/|\d{3}$)/.test(supplement) || memo.includes(supplement)) return memo
  return memo === '' ? supplement : `${memo} ${supplement}`
}

/** Some banks write the currency behind the number: `NL91ABNA0417164300EUR`, `BIC/account/HUF`. */
function accountNumber(account: string, currency: string): string {
  const isNumberWithCurrency = currency !== '' && /\d[ /]?[A-Z]{3}$/.test(account) && account.endsWith(currency)
  const isPartOfIban = /^(?:MU|SC)\d\d/.test(account)
  return isNumberWithCurrency && !isPartOfIban ? account.slice(0, -3).replace(/[ /]$/, '') : account
}

const currencyOf = (account: string) => /\d[ /]?([A-Z]{3})$/.exec(account)?.[1] ?? ''

import {
  LineCounter,
  TransactionBatch,
  UniqueReferences,
  type Emit,
  type Issue,
  type Statement,
} from '@florin/plugin-sdk'
import { readTrade, TRADES, type Entry } from './entry.js'
import { Leaves } from './leaves.js'
import type { TagListener } from './scan.js'
import { readAmount, readDate, readText } from './values.js'

const ISSUES_TOLD = 200
const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])
/** Bookings and, from OFX 2.2 on, pending ones. */
const BOOKINGS = new Set(['STMTTRN', 'STMTTRNP'])
const ENDS_ENTRY = new Set([
  ...BOOKINGS,
  'BANKTRANLIST',
  'INVTRANLIST',
  'INVBANKTRAN',
  ...STATEMENTS,
  ...Object.keys(TRADES),
])
const KINDS: Record<string, Statement['account']['kind']> = {
  CHECKING: 'checking',
  SAVINGS: 'savings',
  MONEYMRKT: 'savings',
  CD: 'savings',
  CREDITLINE: 'loan',
}

/** Which aggregate the next leaves belong to, where that cannot be told from the leaf alone. */
type Inside =
  'account' | 'counterparty' | 'ledger_balance' | 'other_balance' | 'status' | 'institution' | 'currency' | ''
const INSIDE: Record<string, Inside> = {
  BANKACCTFROM: 'account',
  CCACCTFROM: 'account',
  INVACCTFROM: 'account',
  BANKACCTTO: 'counterparty',
  CCACCTTO: 'counterparty',
  LEDGERBAL: 'ledger_balance',
  AVAILBAL: 'other_balance',
  INVBAL: 'other_balance',
  STATUS: 'status',
  FI: 'institution',
  CURRENCY: 'currency',
  ORIGCURRENCY: 'currency',
}

/** Turns the tags of an OFX document into statements, transactions and issues, as they come by. */
export class StatementReader implements TagListener {
  readonly statements: Statement[] = []
  readonly issues: Issue[] = []
  /** What the bank answered instead of a statement. */
  readonly errors: { code: string; message: string }[] = []
  /** The bank describes itself; such an answer has no statements by nature. */
  isProfile = false
  seen = 0
  taken = 0
  #inside: Inside = ''
  #entry: Entry | undefined
  readonly #leaves = new Leaves()
  #institution: string | null = null
  #status = { code: '', severity: '', message: '' }
  #references = new UniqueReferences()
  readonly #dates = new Map<string, string>()
  #foreignTold = false
  readonly #batch: TransactionBatch
  readonly #lines: LineCounter

  constructor(
    text: string,
    private readonly securityNames: Map<string, string>,
    emit: Emit,
  ) {
    this.#batch = new TransactionBatch(emit)
    this.#lines = new LineCounter(text)
  }

  open(tag: string, value: string, at: number): void {
    // Nearly all tags are leaves of an entry, and only those have text.
    if (value !== '' && this.#entry && this.#inside === '') {
      this.#entry.leaves.set(tag, value)
      return
    }
    const inside = INSIDE[tag]
    if (inside !== undefined) this.#inside = inside
    else if (STATEMENTS.has(tag)) this.#beginStatement(tag)
    else if (BOOKINGS.has(tag) || tag in TRADES) this.#beginEntry(tag, at)
    else if (value !== '') this.#take(tag, value)
    else if (tag === 'PROFRS') this.isProfile = true
    if (inside === 'ledger_balance' || inside === 'account') this.#endEntry()
  }

  close(tag: string): void {
    if (tag === 'STATUS') this.#endStatus()
    if (tag in INSIDE) this.#inside = ''
    else if (ENDS_ENTRY.has(tag)) this.#endEntry()
  }

  end(): void {
    this.#endEntry()
    this.#batch.flush()
  }

  get #statement(): Statement | undefined {
    return this.statements.at(-1)
  }

  #beginStatement(tag: string): void {
    this.#endEntry()
    this.#inside = ''
    this.#references = new UniqueReferences()
    this.#foreignTold = false
    const kind = tag === 'CCSTMTRS' ? 'credit_card' : tag === 'INVSTMTRS' ? 'investment' : null
    const account = {
      id: null,
      name: null,
      currency: null,
      kind,
      institution: this.#institution,
    } as Statement['account']
    this.statements.push({ account, opening_balance: null, closing_balance: null })
  }

  #beginEntry(tag: string, at: number): void {
    // Lists of positions and open orders repeat no tag of an entry, so an entry inside another means an end tag is missing.
    this.#endEntry()
    this.#inside = ''
    this.#leaves.clear()
    this.#entry = { tag, at, leaves: this.#leaves }
  }

  /** A leaf with content. */
  #take(tag: string, value: string): void {
    const statement = this.#statement
    switch (this.#inside) {
      case 'status':
        if (tag === 'CODE') this.#status.code = value
        else if (tag === 'SEVERITY') this.#status.severity = value
        else if (tag === 'MESSAGE') this.#status.message = readText(value)
        return
      case 'institution':
        if (tag === 'ORG') this.#institution = readText(value).slice(0, 200)
        return
      case 'account':
        if (statement) this.#describeAccount(statement.account, tag, value)
        return
      case 'counterparty':
        if (tag === 'ACCTID') this.#entry?.leaves.set('COUNTERPARTY', value)
        return
      case 'ledger_balance':
        if (tag === 'BALAMT' && statement) statement.closing_balance = readAmount(value) ?? null
        return
      case 'other_balance':
        return
    }
    if (tag === 'CURSYM' || tag === 'CURRATE') this.#entry?.leaves.set(tag, value)
    else if (tag === 'CURDEF' && statement) statement.account.currency = readCurrency(value)
  }

  #describeAccount(account: Statement['account'], tag: string, value: string): void {
    if (tag === 'ACCTID') account.id = value.slice(0, 200)
    else if (tag === 'ACCTTYPE') account.kind = KINDS[value.toUpperCase()] ?? account.kind ?? null
    else if (tag === 'BANKID' || tag === 'BROKERID') account.institution ??= value.slice(0, 200)
  }

  #endStatus(): void {
    const { code, severity, message } = this.#status
    if (severity.toUpperCase() === 'ERROR') this.errors.push({ code, message })
    this.#status = { code: '', severity: '', message: '' }
  }

  #endEntry(): void {
    const entry = this.#entry
    if (!entry || !this.#statement) return
    this.#entry = undefined
    this.seen++
    const taken = BOOKINGS.has(entry.tag) ? this.#addBooking(entry, this.#statement) : this.#addTrade(entry)
    if (taken) this.taken++
  }

  #addBooking(entry: Entry, { account }: Statement): boolean {
    const leaf = (tag: string) => entry.leaves.get(tag)
    const line = this.#lines.lineAt(entry.at)
    const isPending = entry.tag === 'STMTTRNP'
    const dateTag = isPending ? 'DTTRAN' : 'DTPOSTED'
    const date = this.#date(leaf(dateTag))
    const amount = readAmount(leaf('TRNAMT'))
    const dateTold = `the posting date (${dateTag}) ${quote(leaf(dateTag))}`
    const amountTold = `the amount (TRNAMT) ${quote(leaf('TRNAMT'))}`
    if (!date) return this.#refuse(line, 'invalid_date', amount ? dateTold : `${dateTold} and ${amountTold}`)
    if (!amount) return this.#refuse(line, 'invalid_amount', amountTold)
    const currency = readCurrency(leaf('CURSYM'))
    if (currency) this.#noteCurrency(account, currency, line)
    const checkNumber = leaf('CHECKNUM')
    this.#batch.add({
      statement: this.statements.length - 1,
      line,
      date,
      amount,
      payee: readText(leaf('NAME') || leaf('EXTDNAME')).slice(0, 4000),
      memo: readText(leaf('MEMO')).slice(0, 4000),
      external_id: this.#identify(leaf('FITID')),
      status: isPending ? 'pending' : undefined,
      counterparty: leaf('COUNTERPARTY').slice(0, 200),
      check_number: /^0*$/.test(checkNumber) ? '' : checkNumber.slice(0, 200),
    })
    return true
  }

  /** Dates repeat, so each spelling is read once. */
  #date(text: string): string | undefined {
    let date = this.#dates.get(text)
    if (date === undefined) {
      date = readDate(text) ?? ''
      if (this.#dates.size < 20_000) this.#dates.set(text, date)
    }
    return date === '' ? undefined : date
  }

  #addTrade(entry: Entry): boolean {
    const line = this.#lines.lineAt(entry.at)
    const trade = readTrade(entry, this.securityNames, { date: readDate, amount: readAmount })
    if (!trade)
      return this.#refuse(line, 'invalid_date', `the trade date (DTTRADE) ${quote(entry.leaves.get('DTTRADE'))}`)
    const payee = trade.security_name ?? ''
    const memo = readText(entry.leaves.get('MEMO')).slice(0, 4000)
    const external_id = this.#identify(entry.leaves.get('FITID'))
    this.#batch.add({
      statement: this.statements.length - 1,
      line,
      date: '',
      amount: '0',
      payee,
      memo,
      external_id,
      trade,
    })
    return true
  }

  /** CURDEF rules where there is one: banks put a CURRENCY on bookings that are in the account's currency all the same. */
  #noteCurrency(account: Statement['account'], currency: string, line: number): void {
    account.currency ??= currency
    if (currency.toUpperCase() === account.currency.toUpperCase() || this.#foreignTold) return
    this.#foreignTold = true
    const message = `Line ${line}: the booking names ${currency}; its amount is taken as ${account.currency}, the account's currency.`
    this.issues.push({ line, code: 'foreign_currency', message })
  }

  /** FITIDs should be unique. Zeros are none at all, and repeated ones are told apart by their order. */
  #identify(fitid: string): string {
    if (fitid === '' || (fitid.startsWith('0') && /^0*$/.test(fitid))) return ''
    return this.#references.take(fitid.slice(0, 380))
  }

  #refuse(line: number, code: string, what: string): false {
    if (this.issues.length < ISSUES_TOLD) {
      this.issues.push({ line, code, message: `Line ${line}: ${what} cannot be read, so the transaction is left out.` })
    }
    return false
  }
}

const readCurrency = (text: string) => (/^[a-z]{3}$/i.test(text) ? text : null)
const quote = (text: string) => (text ? `"${text.slice(0, 60)}"` : '(missing or empty)')

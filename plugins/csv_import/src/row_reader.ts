import { DecimalSum, type Transaction } from '@florin/plugin-sdk'
import { currencyOfSign, magnitude, negated, readPlain, readRaw, signed } from './amounts.js'
import { splitDate, toDate } from './dates.js'
import { readDirection } from './directions.js'
import { isCurrencyCode } from './headers.js'
import type { Plan } from './plan.js'
import { DASHES } from './profile.js'
import type { Row } from './rows.js'
import { stateOf } from './states.js'

const CODE_BESIDE = /^\s*([A-Z]{3})(?![A-Za-z])|(?<![A-Za-z])([A-Z]{3})\s*$/

/** The currency that stands at an amount, as a sign or a code. */
function currencyBeside(cell: string): string | undefined {
  const [, before, after] = CODE_BESIDE.exec(cell) ?? []
  const code = before ?? after
  return currencyOfSign(cell) ?? (code !== undefined && isCurrencyCode(code) ? code : undefined)
}

/** What one row comes to. */
export type Reading =
  | {
      kind: 'transaction'
      fields: Transaction
      account: string
      currency: string
      balance: string | undefined
    }
  /** More words about the row before. */
  | { kind: 'continuation'; text: string }
  /** A balance or total of the bank, not a movement. */
  | { kind: 'balance' }
  /** Nothing of interest: a heading, a footer, the names again. */
  | { kind: 'nothing' }
  | { kind: 'refused'; code: string; message: string }

const TOTAL =
  /^(sub)?(total|totals|sum|summe|gesamt|gesamtsumme|somme|totaal|totale|suma|summa|yhteensa|celkem|osszesen|合計|合计|합계)\b/i
const BALANCE = new RegExp(
  `^(open|close|opening|closing|beginning|ending|starting|previous|start|end|new|final|current) balance\\b|^balance (brought|carried) forward\\b` +
    `|^(anfangs|end|schluss|eroffnungs|eröffnungs|abschluss)saldo\\b|^(alter|neuer) (kontostand|saldo)\\b|^kontostand am\\b` +
    `|^saldo (inicial|final|anterior|iniziale|finale|początkowy|końcowy)\\b|^solde (initial|final|précédent|precedent|au)\\b` +
    `|^saldo (awal|akhir)\\b|^mutasi (debet|debit|kredit)\\b|^(begin|eind)saldo\\b|^(turnover|apyvarta|apgrozījums|käive|likutis|algsaldo|lõppsaldo)(?![a-zäõöü])|^(sākuma|beigu) atlikums|^(ingående|utgående|inngående|utgående) saldo\\b|^(počáteční|konečný) zůstatek`,
  'i',
)

/** Reads rows one at a time by a plan. */
export class RowReader {
  readonly #dates = new Map<string, string | null>()
  /** A row of empty cells was seen: what follows without words are the bank's balances. */
  #isBehindGap = false
  readonly #currencies = new Map<string, string>()

  constructor(private readonly plan: Plan) {}

  read({ cells, line }: Row): Reading {
    const { columns, table } = this.plan
    const dateCell = cells[columns.date]?.trim() ?? ''
    const date = this.#date(dateCell) ?? this.#dayOfPending(cells, dateCell)
    const amount = this.#charged(cells, this.#amount(cells))
    if (date === undefined && amount === undefined) {
      this.#isBehindGap ||= cells.every((each) => each.trim() === '')
      return this.#readWords(cells, dateCell)
    }
    if (date !== undefined && this.#isNeither(cells)) return neither(line, cells[columns.direction!]!)
    if (dateCell === '' && this.#isPart(cells)) return { kind: 'continuation', text: this.#words(cells) }
    const payee = this.#payee(cells, amount)
    const memo = this.#text(cells, columns.memo)
    if (BALANCE.test(payee) || BALANCE.test(memo) || (this.#isBehindGap && payee === '' && memo === ''))
      return { kind: 'balance' }
    if (date === undefined) {
      if (TOTAL.test(dateCell) || TOTAL.test(payee) || TOTAL.test(memo) || BALANCE.test(dateCell))
        return { kind: 'balance' }
      if (dateCell !== '' && dateCell === table.names[columns.date]) return { kind: 'nothing' }
      const what = dateCell === '' ? 'there is no date' : `"${dateCell.slice(0, 40)}" is no date`
      const code = stateOf(dateCell) === 'pending' ? 'pending_without_date' : 'invalid_date'
      return { kind: 'refused', code, message: `Line ${line}: ${what}; the row is left out.` }
    }
    if (amount === undefined) {
      const cell = this.#amountCell(cells)
      const what = cell === '' ? 'there is no amount' : `"${cell.slice(0, 40)}" is no amount`
      return {
        kind: 'refused',
        code: cell === '' ? 'missing_amount' : 'invalid_amount',
        message: `Line ${line}: ${what}; the row is left out.`,
      }
    }
    return this.#transaction(cells, { statement: 0, line, date, amount, payee, memo, external_id: '' })
  }

  #transaction(cells: string[], fields: Transaction): Reading {
    const { columns } = this.plan
    const cell = (index: number | null) => (index === null ? '' : clean(cells[index] ?? '').replace(DASHES, ''))
    const status = cell(columns.status)
    const state = stateOf(status)
    if (state === 'failed') {
      return {
        kind: 'refused',
        code: 'not_booked',
        message: `Line ${fields.line}: its status is "${status.slice(0, 40)}"; the row is left out.`,
      }
    }
    if (fields.memo === fields.payee) fields.memo = ''
    if (columns.external_id !== null) fields.external_id = cell(columns.external_id).slice(0, 400)
    if (columns.counterparty !== null) fields.counterparty = cell(columns.counterparty).slice(0, 200)
    if (columns.category !== null) fields.category = cell(columns.category).slice(0, 400)
    if (columns.check_number !== null) fields.check_number = cell(columns.check_number).slice(0, 200)
    if (columns.value_date !== null) fields.value_date = this.#date(cell(columns.value_date)) ?? ''
    if (state === 'pending' || stateOf(cell(columns.date)) === 'pending') fields.status = 'pending'
    const balance = columns.balance === null ? undefined : this.#balance(cells[columns.balance] ?? '')
    return { kind: 'transaction', fields, account: cell(columns.account), currency: this.#currency(cells), balance }
  }

  /** Banks that write "pending" for the day of booking tell another day beside it. */
  #dayOfPending(cells: string[], dateCell: string): string | undefined {
    const { value_date } = this.plan.columns
    if (value_date === null || stateOf(dateCell) !== 'pending') return undefined
    return this.#date(cells[value_date]?.trim() ?? '')
  }

  #balance(cell: string): string | undefined {
    const plain = readPlain(cell, this.plan.decimal)
    if (plain !== undefined) return plain
    const raw = readRaw(cell)
    const digits = raw && magnitude(raw.core, this.plan.decimal)
    return digits === undefined ? undefined : signed(raw!.negative || raw!.mark === 'debit', digits)
  }

  /** Empty, or as the row's currency cell, the names of the columns or the sign at the amount say it. */
  #currency(cells: string[]): string {
    const { currency, currency_code } = this.plan.columns
    const other = this.#other(cells)
    if (other) return other.currency
    const cell = currency === null ? '' : (cells[currency] ?? '')
    const known = this.#currencies.get(cell)
    if (known !== undefined && cell !== '') return known
    const code = isCurrencyCode(cell) ? cell.trim() : (currency_code ?? currencyBeside(this.#amountCell(cells)) ?? '')
    this.#currencies.set(cell, code)
    return code
  }

  /** Banks write below a collective payment what it consists of: rows with an amount, but without a day, balance and account. */
  #isPart(cells: string[]): boolean {
    const { balance, account, value_date } = this.plan.columns
    const isEmpty = (index: number | null) => index === null || (cells[index] ?? '').trim() === ''
    return balance !== null && account !== null && [balance, account, value_date].every(isEmpty)
  }

  #words(cells: string[]): string {
    return cells.map(clean).filter(Boolean).join(' ')
  }

  /** A row with neither date nor amount. Words where the payee or memo stands belong to the row above. */
  #readWords(cells: string[], dateCell: string): Reading {
    if (dateCell !== '') return { kind: 'nothing' }
    const { columns, table } = this.plan
    const texts = [...columns.payee, ...columns.memo]
    const text = this.#text(cells, texts)
    const isOnlyWords =
      cells.length >= Math.min(2, table.width) && cells.every((cell, at) => texts.includes(at) || cell.trim() === '')
    return text !== '' && isOnlyWords ? { kind: 'continuation', text } : { kind: 'nothing' }
  }

  /** What the cells say, one after the other. */
  #text(cells: string[], indices: number[]): string {
    let text = ''
    for (const index of indices) {
      const words = clean(cells[index] ?? '')
      if (words !== '' && words !== text) text = text === '' ? words : `${text} ${words}`
    }
    return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  }

  /** Of a sender and a recipient the one that is not the user. */
  #payee(cells: string[], amount: string | undefined): string {
    const { columns, partners } = this.plan
    if (!partners) return this.#text(cells, columns.payee)
    const [sender, recipient] = partners
    const [partner, self] = amount?.startsWith('-') ? [recipient, sender] : [sender, recipient]
    return this.#text(cells, [partner]) || this.#text(cells, [self])
  }

  /** The amount with the fee that is told beside it. */
  #charged(cells: string[], amount: string | undefined): string | undefined {
    const { fee, decimal } = this.plan
    const raw = fee === null ? undefined : readRaw(cells[fee] ?? '')
    const digits = raw && magnitude(raw.core, decimal)
    if (digits === undefined || !/[1-9]/.test(digits)) return amount
    // A row may be nothing but a fee.
    return new DecimalSum(amount ?? '0').subtract(digits).toString()
  }

  /** Dates repeat, so each spelling is read once. */
  #date(cell: string): string | undefined {
    const known = this.#dates.get(cell)
    if (known !== undefined) return known ?? undefined
    const parts = splitDate(cell)
    const date = parts && toDate(parts, this.plan.order)
    if (this.#dates.size < 20_000) this.#dates.set(cell, date ?? null)
    return date
  }

  #amountCell(cells: string[]): string {
    const { amount, debit, credit } = this.plan.columns
    return [amount, debit, credit]
      .map((index) => (index === null ? '' : (cells[index] ?? '').trim()))
      .join(' ')
      .trim()
  }

  /** The amount from the account holder's view; undefined where there is none. */
  #amount(cells: string[]): string | undefined {
    const { columns, decimal, signs } = this.plan
    if (columns.amount === null) return this.#fromPair(cells)
    const cell = cells[this.#other(cells)?.index ?? columns.amount] ?? ''
    const plain = signs.byWord ? undefined : readPlain(cell, decimal)
    if (plain !== undefined && plain !== '-0') return signs.inverted ? negated(plain) : plain
    const raw = readRaw(cell)
    const digits = raw && magnitude(raw.core, decimal)
    if (digits === undefined) return undefined
    const direction = signs.byWord ? this.#direction(cells, raw!.mark) : undefined
    if (direction) return signed((direction === 'out') !== signs.inverted, digits)
    const negative = raw!.negative || (!signs.byWord && raw!.mark === 'debit')
    return signed(negative !== signs.inverted, digits)
  }

  /** The column that has the amount where the first of several is empty. */
  #other(cells: string[]) {
    const { others, columns } = this.plan
    if (others.length === 0 || (cells[columns.amount!] ?? '').trim() !== '') return undefined
    return others.find(({ index }) => (cells[index] ?? '').trim() !== '')
  }

  /** A word beside the amount that says neither in nor out, where all others do. */
  #isNeither(cells: string[]): boolean {
    const { columns, signs } = this.plan
    if (!signs.byWord || columns.direction === null || signs.unmarked !== undefined) return false
    const word = (cells[columns.direction] ?? '').trim()
    return (
      word !== '' &&
      word !== this.plan.table.names[columns.direction] &&
      this.#direction(cells, undefined) === undefined
    )
  }

  #direction(cells: string[], mark: 'credit' | 'debit' | undefined) {
    if (mark) return mark === 'credit' ? ('in' as const) : ('out' as const)
    const { direction } = this.plan.columns
    return (direction === null ? undefined : readDirection(cells[direction] ?? '')) ?? this.plan.signs.unmarked
  }

  /** Credit minus debit. Most rows fill one of the two, the other is blank or zero. */
  #fromPair(cells: string[]): string | undefined {
    const { columns, decimal, signs } = this.plan
    const read = (index: number | null) => {
      const raw = index === null ? undefined : readRaw(cells[index] ?? '')
      const digits = raw && magnitude(raw.core, decimal)
      return digits === undefined ? undefined : { digits, negative: raw!.negative, isZero: !/[1-9]/.test(digits) }
    }
    const [debit, credit] = [read(columns.debit), read(columns.credit)]
    if (credit && (!credit.isZero || !debit))
      return signed((credit.negative && !signs.creditIsNegative) !== signs.inverted, credit.digits)
    if (debit)
      return signed((signs.debitIsNegative ? debit.negative : !debit.negative) !== signs.inverted, debit.digits)
    return undefined
  }
}

function neither(line: number, word: string): Reading {
  const told = `"${word.trim().slice(0, 40)}" says neither that money came in nor that it went out`
  return { kind: 'refused', code: 'direction_unknown', message: `Line ${line}: ${told}; the row is left out.` }
}

const LONGEST_TEXT = 4000
const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
}

/** What most cells do not have, and `clean` would take out. */
const UNCLEAN = /^[\s']|["\s]$|\s\s|[&\t\n]/

/** One line of text without the quotes, entities and runs of blanks that exports leave in it. */
function clean(cell: string): string {
  if (!UNCLEAN.test(cell)) return cell
  let text = cell.trim()
  if (text.includes('&'))
    text = text.replace(/&(?:lt|gt|amp|quot|apos|#39);/g, (entity) => ENTITIES[entity]!).replace(/<br\s*\/?>/gi, ' ')
  // A spreadsheet's mark for text.
  if (text.startsWith("'") && !text.endsWith("'")) text = text.slice(1)
  if (text.endsWith('"') && !text.slice(0, -1).includes('"')) text = text.slice(0, -1)
  return /\s\s|[\t\n]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

import { negate, readAmount, readDate } from './values.js'

/** One statement line (`:61:`). */
export interface StatementLine {
  /** The first date of the line. The second one has no year, and banks may leave it out. */
  date: string
  amount: string
  isExpected: boolean
  /** Such as `NTRF` or `S051`. */
  type: string
  /** The account holder's own reference. */
  reference: string
  bankReference: string
  /** Who was on the other side, where a bank writes that behind the reference. */
  party: string
  /** What the bank adds in a second line. */
  supplement: string
}

/** Fields are shorter; what is longer is something else. */
const LONGEST = 200
const REFERENCE = 16

const LINE =
  /^\s*(\d{6})\s*(?:\d{4})?\s*(R[CD]|E[CD]|[CD])\s*[A-Z]?\s*([\d.,' ]*\d[\d.,' ]*)\s*(?:([NSF][A-Z0-9]{3}|[A-Z][A-Z0-9]{2}\d)(.*)|(.*))$/

/** Undefined where it cannot be read; `problem` names the part. */
export function readStatementLine(lines: readonly string[]): StatementLine | { problem: string } {
  const match = LINE.exec(lines[0]!.slice(0, LONGEST))
  if (!match) return { problem: 'it should have a date, C or D, and an amount' }
  const [, day = '', mark = '', digits = '', type = '', references = '', rest = ''] = match
  const date = readDate(day)
  if (!date) return { problem: `"${day}" is no date` }
  const size = readAmount(digits)
  if (size === undefined) return { problem: `"${digits.trim()}" is no amount` }
  const [own = '', ...bank] = (type === '' ? rest : references).split('//')
  // Taking back a credit takes money away.
  const isDebit = mark === 'D' || mark === 'ED' || mark === 'RC'
  return {
    date,
    amount: isDebit ? negate(size) : size,
    isExpected: mark.startsWith('E'),
    type,
    reference: own.slice(0, REFERENCE).trim(),
    bankReference: bank.join('//').trim(),
    party: own.slice(REFERENCE).trim(),
    supplement: lines
      .slice(1)
      .map((line) => line.trim())
      .filter(Boolean)
      .join(' '),
  }
}

export interface Balance {
  amount: string
  currency: string
}

const BALANCE = /^\s*([CD])\s*(?:\d{6})?\s*([A-Z]{3})?\s*([\d.,' ]*\d[\d.,' ]*)\s*$/

/** A balance (`:60F:`, `:62M:`, …); some banks leave its currency out. */
export function readBalance(text: string): Balance | undefined {
  const [, mark, currency = '', digits] = BALANCE.exec(text.slice(0, LONGEST)) ?? []
  const size = digits === undefined ? undefined : readAmount(digits)
  return size === undefined ? undefined : { amount: mark === 'D' ? negate(size) : size, currency }
}

import { dayNumber, isPlainDate } from '#core/plain_date'
import { payeeKey } from '#ledger/domain/clean_payee'

/** A payment of somebody's file. */
export interface FilePayment {
  id: string
  account: string
  on: string
  day: number
  /** Hundredths. */
  amount: number
  payee: string
  /** The same for payments that may belong together. */
  party: string
}

type Row = Record<string, string>

const NAMES = {
  id: ['trans_id', 'transaction_id', 'id'],
  account: ['account_id', 'account', 'account number', 'iban'],
  date: ['date', 'booking_date', 'booking date', 'transaction date', 'occurred_on'],
  amount: ['amount', 'value'],
  debit: ['debit', 'debit amount', 'money out', 'paid out'],
  credit: ['credit', 'credit amount', 'money in', 'paid in'],
  payee: ['payee', 'description', 'transaction description', 'counterparty', 'name', 'merchant'],
  partner: ['partner_account', 'counterparty_account', 'counterparty account'],
  partnerBank: ['partner_bank', 'counterparty_bank'],
  purpose: ['k_symbol', 'purpose', 'reference'],
  operation: ['operation', 'type', 'bank_type', 'transaction type'],
} as const
type Field = keyof typeof NAMES

export const PAYMENT_COLUMNS = NAMES

/** Reads payments by the usual names of columns; undefined where there is no date or no amount. Rows without either are left out. */
export function readPaymentFile(columns: readonly string[], rows: readonly Row[]): FilePayment[] | undefined {
  const byName = new Map(columns.map((column) => [column.trim().toLowerCase(), column]))
  const found = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [field, byName.get(names.find((name) => byName.has(name)) ?? '')]),
  ) as Partial<Record<Field, string>>
  if (!found.date || !(found.amount ?? found.debit ?? found.credit)) return undefined
  const of = (row: Row, field: Field) => (found[field] === undefined ? '' : row[found[field]]!)
  return rows.flatMap((row, at) => {
    const [on, amount] = [readDay(of(row, 'date')), amountOf(row, of)]
    if (on === null || amount === 0 || !Number.isFinite(amount)) return []
    const id = of(row, 'id') || String(at + 1)
    const payee = of(row, 'payee') || of(row, 'partner') || of(row, 'purpose')
    const account = of(row, 'account')
    return [{ id, account, on, day: dayNumber(on), amount, payee, party: partyOf(row, of) }]
  })
}

/** Whoever is paid, and for what; empty for cash, which nobody in particular gets. */
function partyOf(row: Row, of: (row: Row, field: Field) => string): string {
  const [partner, purpose] = [of(row, 'partner'), of(row, 'purpose')]
  const payee = of(row, 'payee')
  if (payee) return `${payeeKey(payee) || payee.toLowerCase()}|${partner}`
  return partner || purpose ? [of(row, 'partnerBank'), partner, purpose, of(row, 'operation')].join('|') : ''
}

function amountOf(row: Row, of: (row: Row, field: Field) => string): number {
  const amount = hundredths(of(row, 'amount'))
  if (amount !== 0) return amount
  return Math.abs(hundredths(of(row, 'credit'))) - Math.abs(hundredths(of(row, 'debit')))
}

const hundredths = (text: string) => Math.round(Number(text.replace(/[^\d.-]/g, '') || '0') * 100)

/** `2026-03-31`, or `31/03/2026` as British banks write it. */
function readDay(text: string): string | null {
  const day = text.slice(0, 10)
  if (isPlainDate(day)) return day
  const british = /^(\d{2})[/.](\d{2})[/.](\d{4})$/.exec(day)
  const turned = british ? `${british[3]}-${british[2]}-${british[1]}` : ''
  return isPlainDate(turned) ? turned : null
}

import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { payeeKey } from '#ledger/domain/clean_payee'
import type { Payment } from '../domain/chain.js'

/** A transaction as its own account sees it. */
export interface LedgerPayment extends Payment {
  accountId: number
  /** The same for what may belong together; empty where nobody is named. */
  party: string
  name: string
}

interface PaymentRow {
  id: number
  account_id: number
  occurred_on: string
  quantity: number
  payee_id: number | null
  payee: string | null
  raw_description: string
  other_id: number | null
  other: string | null
}

/** Days read at once, so that requests go first between two of them. */
const DAYS_AT_ONCE = 120

/** Of a transfer between own accounts only the account is told that pays. */
const PAYMENTS = `SELECT t.id, p.account_id, t.occurred_on, p.quantity, t.payee_id, y.name AS payee, t.raw_description,
    x.id AS other_id, x.name AS other
  FROM transactions t
  JOIN postings p ON p.transaction_id = t.id AND p.quantity <> 0
  JOIN accounts a ON a.id = p.account_id AND a.kind IN ('asset', 'liability')
  LEFT JOIN payees y ON y.id = t.payee_id
  LEFT JOIN postings o ON o.transaction_id = t.id AND o.id <> p.id AND o.quantity > 0 AND p.quantity < 0
    AND o.account_id IN (SELECT id FROM accounts WHERE kind IN ('asset', 'liability'))
  LEFT JOIN accounts x ON x.id = o.account_id
  WHERE t.status = 'posted' AND t.occurred_on BETWEEN ? AND ?
  ORDER BY t.occurred_on, t.id, p.quantity`

/** Payments of the household's own accounts from one day to another, in the order of their days; each transaction once. */
export async function readPayments(queries: Queries, from: PlainDate, to: PlainDate): Promise<LedgerPayment[]> {
  const found = new Map<number, LedgerPayment>()
  for (let begin = from; begin <= to; begin = addDays(begin, DAYS_AT_ONCE)) {
    const end = addDays(begin, DAYS_AT_ONCE - 1)
    for (const row of await queries.all<PaymentRow>(PAYMENTS, [begin, end < to ? end : to]))
      if (!found.has(row.id)) found.set(row.id, toPayment(row))
  }
  return [...found.values()]
}

function toPayment(row: PaymentRow): LedgerPayment {
  const { id, account_id: accountId, quantity: amount } = row
  return { id, accountId, day: dayNumber(row.occurred_on), amount, ...partyOf(row) }
}

function partyOf(row: PaymentRow): { party: string; name: string } {
  if (row.payee_id !== null) return { party: `payee ${row.payee_id}`, name: row.payee! }
  if (row.raw_description !== '') return { party: `text ${payeeKey(row.raw_description)}`, name: row.raw_description }
  return row.other_id === null ? { party: '', name: '' } : { party: `account ${row.other_id}`, name: row.other! }
}

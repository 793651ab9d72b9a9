import { addDays, type PlainDate } from '#core/plain_date'
import { Turns } from '#core/turns'
import type { Queries } from '#database/database'
import { type Payment, paymentOf } from '../domain/payment.js'

const DAYS_LEARNED_FROM = 1_100
/** Read at once, so that requests go first between two of them. */
const DAYS_AT_ONCE = 60
/** So many of the latest payments tell enough of what is usual. */
const PAYMENTS_MAX = 150_000

interface Row {
  id: number
  occurred_on: PlainDate
  payee_id: number | null
  account_id: number
  category_id: number
  commodity_id: number
  scale: number
  quantity: number
}

/** Of several categories the first one stands for all; transfers between own accounts are nobody’s surprise. */
const PAYMENTS = `SELECT t.id, t.occurred_on, t.payee_id, p.account_id, o.account_id AS category_id, p.commodity_id, c.scale, p.quantity
  FROM transactions t
  JOIN postings p ON p.transaction_id = t.id AND p.position = 0 AND p.quantity <> 0
  JOIN postings o ON o.transaction_id = t.id AND o.position = 1 AND o.counted = 1
  JOIN accounts a ON a.id = o.account_id AND a.kind IN ('income', 'expense')
  JOIN commodities c ON c.id = p.commodity_id
  WHERE t.status = 'posted' AND t.occurred_on BETWEEN ? AND ?
  ORDER BY t.occurred_on, t.id`

/** The household’s payments of the last three years up to a day, in the order of their days and ids. */
export async function readJudgedPayments(queries: Queries, today: PlainDate): Promise<Payment[]> {
  const earliest = addDays(today, -DAYS_LEARNED_FROM)
  const chunks: Payment[][] = []
  const turns = new Turns()
  let count = 0
  for (let to = today; to >= earliest && count < PAYMENTS_MAX; to = addDays(to, -DAYS_AT_ONCE)) {
    const from = addDays(to, 1 - DAYS_AT_ONCE)
    const rows = await queries.all<Row>(PAYMENTS, [from < earliest ? earliest : from, to])
    chunks.push(rows.map(toPayment))
    count += rows.length
    await turns.rest()
  }
  return chunks.reverse().flat()
}

function toPayment(row: Row): Payment {
  return paymentOf({
    id: row.id,
    on: row.occurred_on,
    payeeId: row.payee_id,
    accountId: row.account_id,
    categoryId: row.category_id,
    commodityId: row.commodity_id,
    scale: row.scale,
    amount: row.quantity,
  })
}

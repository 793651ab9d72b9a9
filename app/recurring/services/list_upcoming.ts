import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { daysAhead } from '../domain/occurrences.js'
import { standingOf } from '../domain/outlook.js'
import { outlookIn, type OutlookRow, readRecurringRows, type RecurringRow, rootsOf } from './recurring_rows.js'

/** A payment that is expected on a day; minor units of the account's currency, money in is positive. */
export interface Upcoming {
  recurring_id: number
  name: string
  direction: 'in' | 'out'
  due_on: PlainDate
  account_id: number
  account: string
  currency: string
  low: number
  expected: number
  high: number
}

const EPOCH = '1970-01-01'

/**
 * What the household confirmed, on the days from one to another, in their order. What was left out so often by today that it seems to have
 * ended is not expected any more; without a day of its own, today is the first one.
 */
export async function listUpcoming(
  queries: Queries,
  from: PlainDate,
  to: PlainDate,
  today: PlainDate = from,
): Promise<Upcoming[]> {
  const rows = await queries.all<RecurringRow & OutlookRow & { account: string; currency: string }>(
    `SELECT r.*, o.*, a.name AS account, c.code AS currency FROM recurring_payments r
     JOIN recurring_outlooks o ON o.recurring_id = r.id
     JOIN accounts a ON a.id = r.account_id
     JOIN commodities c ON c.id = a.commodity_id
     WHERE r.status = 'confirmed' AND r.merged_into_id IS NULL AND (r.ended_on IS NULL OR r.ended_on >= ?)
     ORDER BY r.id`,
    [from],
  )
  const found = rows.flatMap((row) => {
    const { recurring_id, name, direction, account_id, account, currency, low, expected, high } = row
    const outlook = outlookIn(row)
    if (standingOf(outlook, dayNumber(today)) === 'ended') return []
    const endedOn = row.ended_on === null ? null : dayNumber(row.ended_on)
    const days = daysAhead(outlook, dayNumber(from), dayNumber(to), endedOn)
    const what = { recurring_id, name, direction, account_id, account, currency, low, expected, high }
    return days.map((day) => ({ ...what, due_on: addDays(EPOCH, day) }))
  })
  return found.sort((one, other) => (one.due_on < other.due_on ? -1 : one.due_on > other.due_on ? 1 : 0))
}

export interface LinkedPayment {
  account_id: number
  occurred_on: PlainDate
  quantity: number
}

/** Payments of the past that belong to what the household confirmed, also when it has ended since. */
export async function listLinked(queries: Queries, from: PlainDate): Promise<LinkedPayment[]> {
  const roots = rootsOf(await readRecurringRows(queries))
  const links = await queries.all<LinkedPayment & { recurring_id: number }>(
    `SELECT l.recurring_id, p.account_id, p.occurred_on, p.quantity FROM recurring_links l
     JOIN postings p ON p.transaction_id = l.transaction_id AND p.account_id = l.account_id
     JOIN transactions t ON t.id = l.transaction_id AND t.status = 'posted'
     WHERE p.occurred_on >= ?
     ORDER BY p.occurred_on, p.id`,
    [from],
  )
  return links
    .filter(({ recurring_id: id }) => roots.get(id)!.status === 'confirmed')
    .map(({ account_id, occurred_on, quantity }) => ({ account_id, occurred_on, quantity }))
}

import { readRates } from '#commodities/services/read_rates'
import { dayNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import { type Convert, isCalledTransfer, RATE_TOLERANCE } from '../domain/transfer_evidence.js'
import { WINDOW_DAYS } from '../domain/transfer_matching.js'
import type { NearPosting } from './read_postings_near.js'

/** What has just come in, as one of the accounts sees it. */
export interface Arrival {
  accountId: number
  occurredOn: string
  minor: number
  /** What the bank says of it; read only where accounts are kept in several currencies. */
  text?: () => string
}

/** A posting with the code of its currency. */
interface Payment extends NearPosting {
  code: string
}

/** So many payments that are called transfers are no few exchanges, and looking for the other half of each takes too long. */
const CALLED_MAX = 2_000

/**
 * Ids of transactions that may be halves of an exchange between accounts in two currencies: what came in and is called a transfer, what
 * agrees with it by the rate of the day, and what competes for either. `near` is what there is around the arrivals.
 */
export async function findExchanges(
  queries: Queries,
  arrivals: readonly Arrival[],
  near: readonly NearPosting[],
): Promise<number[]> {
  const codes = await codesOfCurrencies(queries)
  if (codes.size < 2) return []
  const called = arrivals.filter(({ text }) => text !== undefined && isCalledTransfer(text()))
  if (called.length === 0 || called.length > CALLED_MAX) return []
  const rates = await readRates(queries)
  const convert: Convert = (...asked) => rates.convert(...asked)
  const days = daysOf(near, codes)
  const found = new Set<number>()
  for (const posting of calledAmong(days, called)) {
    for (const other of goingTheOtherWay(days, posting)) {
      if (!isOtherHalf(posting, other, convert)) continue
      found.add(posting.transaction_id).add(other.transaction_id)
      for (const rival of goingTheOtherWay(days, other))
        if (rival.quantity === -other.quantity && rival.code === other.code) found.add(rival.transaction_id)
    }
  }
  return [...found]
}

/** Of the currencies that accounts of one's own are kept in. */
async function codesOfCurrencies(queries: Queries): Promise<Map<number, string>> {
  const currencies = await queries.all<{ id: number; code: string }>(
    `SELECT DISTINCT c.id, c.code FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND c.kind = 'currency'`,
  )
  return new Map(currencies.map(({ id, code }) => [id, code]))
}

/** What left and what arrived on a day: on most days far more leaves, and only the other side of a payment can be its other half. */
interface Day {
  left: Payment[]
  arrived: Payment[]
}

function daysOf(near: readonly NearPosting[], codes: ReadonlyMap<number, string>): Map<number, Day> {
  const days = new Map<number, Day>()
  for (const posting of near) {
    const code = codes.get(posting.commodity_id)
    if (code === undefined) continue
    const number = dayNumber(posting.occurred_on)
    let day = days.get(number)
    if (!day) days.set(number, (day = { left: [], arrived: [] }))
    const payments = posting.quantity < 0 ? day.left : day.arrived
    payments.push({ ...posting, code })
  }
  return days
}

/** What is called a transfer, as it was written to the books. */
function* calledAmong(days: ReadonlyMap<number, Day>, called: readonly Arrival[]): Generator<Payment> {
  for (const arrivals of Map.groupBy(called, keyOf).values()) {
    const [{ accountId, occurredOn, minor }] = arrivals
    const day = days.get(dayNumber(occurredOn))
    for (const payment of (minor < 0 ? day?.left : day?.arrived) ?? [])
      if (payment.account_id === accountId && payment.quantity === minor) yield payment
  }
}

const keyOf = ({ accountId, occurredOn, minor }: Arrival) => `${accountId} ${occurredOn} ${minor}`

function goingTheOtherWay(days: ReadonlyMap<number, Day>, { occurred_on: on, quantity }: Payment): Payment[] {
  const number = dayNumber(on)
  const found: Payment[] = []
  for (let other = number - WINDOW_DAYS; other <= number + WINDOW_DAYS; other++) {
    const day = days.get(other)
    if (day) found.push(...(quantity < 0 ? day.arrived : day.left))
  }
  return found
}

function isOtherHalf(one: Payment, other: Payment, convert: Convert): boolean {
  if (one.code === other.code) return false
  const [from, to] = one.quantity < 0 ? [one, other] : [other, one]
  const expected = convert(-from.quantity, from.code, to.code, from.occurred_on)
  return expected !== undefined && Math.abs(to.quantity - expected) <= expected * RATE_TOLERANCE
}

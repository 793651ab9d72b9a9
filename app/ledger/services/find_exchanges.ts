import { readRates } from '#commodities/services/read_rates'
import { addDays, dayNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import { type Convert, isCalledTransfer, RATE_TOLERANCE } from '../domain/transfer_evidence.js'
import { WINDOW_DAYS } from '../domain/transfer_matching.js'

/** What has just come in, as one of the accounts sees it. */
export interface Arrival {
  accountId: number
  occurredOn: string
  minor: number
  /** What the bank says of it; read only where accounts are kept in several currencies. */
  text?: () => string
}

interface PostingRow {
  transaction_id: number
  account_id: number
  occurred_on: string
  quantity: number
  code: string
}

/** So many payments that are called transfers are no few exchanges, and looking for the other half of each takes too long. */
const CALLED_MAX = 2_000

/**
 * Ids of transactions that may be halves of an exchange between accounts in two currencies: what came in and is called a transfer, what
 * agrees with it by the rate of the day, and what competes for either.
 */
export async function findExchanges(queries: Queries, arrivals: readonly Arrival[]): Promise<number[]> {
  const currencies = await currenciesOfAccounts(queries)
  if (new Set(currencies.values()).size < 2) return []
  const called = arrivals.filter(({ text }) => text !== undefined && isCalledTransfer(text()))
  if (called.length === 0 || called.length > CALLED_MAX) return []
  const near = await postingsNear(queries, called)
  const rates = await readRates(queries)
  const convert: Convert = (...asked) => rates.convert(...asked)
  const keys = new Set(called.map(({ accountId, occurredOn, minor }) => `${accountId} ${occurredOn} ${minor}`))
  const byDay = Map.groupBy(near, ({ occurred_on: on }) => dayNumber(on))
  const found = new Set<number>()
  for (const posting of near) {
    if (!keys.has(`${posting.account_id} ${posting.occurred_on} ${posting.quantity}`)) continue
    for (const other of around(byDay, posting.occurred_on)) {
      if (!isOtherHalf(posting, other, convert)) continue
      found.add(posting.transaction_id).add(other.transaction_id)
      for (const rival of around(byDay, other.occurred_on))
        if (rival.code === other.code && rival.quantity === -other.quantity) found.add(rival.transaction_id)
    }
  }
  return [...found]
}

async function currenciesOfAccounts(queries: Queries): Promise<Map<number, number>> {
  const accounts = await queries.all<{ id: number; commodity_id: number }>(
    `SELECT a.id, a.commodity_id FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND c.kind = 'currency'`,
  )
  return new Map(accounts.map(({ id, commodity_id: commodity }) => [id, commodity]))
}

function postingsNear(queries: Queries, arrivals: readonly Arrival[]): Promise<PostingRow[]> {
  const days = arrivals.map(({ occurredOn }) => occurredOn).sort()
  return queries.all<PostingRow>(
    `SELECT p.transaction_id, p.account_id, p.occurred_on, p.quantity, c.code FROM postings p
     JOIN accounts a ON a.id = p.account_id JOIN commodities c ON c.id = p.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND c.kind = 'currency' AND p.occurred_on BETWEEN ? AND ?`,
    [addDays(days[0], -WINDOW_DAYS), addDays(days.at(-1)!, WINDOW_DAYS)],
  )
}

function* around(byDay: ReadonlyMap<number, PostingRow[]>, on: string): Generator<PostingRow> {
  const day = dayNumber(on)
  for (let other = day - WINDOW_DAYS; other <= day + WINDOW_DAYS; other++) yield* byDay.get(other) ?? []
}

function isOtherHalf(one: PostingRow, other: PostingRow, convert: Convert): boolean {
  if (one.code === other.code || one.quantity >= 0 === other.quantity >= 0) return false
  const [from, to] = one.quantity < 0 ? [one, other] : [other, one]
  const expected = convert(-from.quantity, from.code, to.code, from.occurred_on)
  return expected !== undefined && Math.abs(to.quantity - expected) <= expected * RATE_TOLERANCE
}

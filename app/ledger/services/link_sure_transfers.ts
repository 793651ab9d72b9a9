import type { ChangeSet } from '#changes/change_set'
import { dayNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Setter } from '../domain/provenance.js'
import type { TransferSide } from '../domain/transfer_evidence.js'
import { WINDOW_DAYS } from '../domain/transfer_matching.js'
import { type Arrival, findExchanges } from './find_exchanges.js'
import { joinSides } from './link_transfers.js'
import { type NearPosting, readPostingsNear } from './read_postings_near.js'
import { readSides } from './read_transfer_sides.js'
import { ownAccounts, pairUp } from './suggest_transfers.js'

export type { Arrival }

const ASKED_AT_ONCE = 1000
const BY_THE_IMPORT: Setter = { by: 'import' }

/**
 * Makes transfers of the pairs that need no person, as part of the change that brought one of their halves. Answers how many. Everything
 * else waits among the suggestions.
 */
export async function linkSureTransfers(
  changes: ChangeSet,
  batchId: number,
  arrivals: readonly Arrival[],
): Promise<number> {
  const accounts = await ownAccounts(changes)
  if (accounts.length < 2 || arrivals.length === 0) return 0
  const near = await readPostingsNear(
    changes,
    accounts.map(({ id }) => id),
    arrivals.map(({ occurredOn }) => occurredOn),
  )
  const asked = [...new Set([...findOpposite(arrivals, near), ...(await findExchanges(changes, arrivals, near))])]
  const sides = new Map<number, TransferSide>()
  for (let from = 0; from < asked.length; from += ASKED_AT_ONCE)
    for (const [id, side] of await readSides(changes, asked.slice(from, from + ASKED_AT_ONCE))) sides.set(id, side)
  const sure = (await pairUp(changes, accounts, [...sides.values()])).filter(({ isSure }) => isSure)
  let linked = 0
  for (const { from, to } of sure) {
    if (!(await isOfBatch(changes, batchId, from, to))) continue
    await joinSides(changes, sides.get(from)!, sides.get(to)!, BY_THE_IMPORT)
    linked++
  }
  return linked
}

/** Ids of transactions that have another one of the opposite amount in another account, near in time to one that came in. */
function findOpposite(arrivals: readonly Arrival[], near: readonly NearPosting[]): number[] {
  const wanted = new Set(arrivals.map(({ minor }) => Math.abs(minor)))
  const byAmount = new Map<number, NearPosting[]>()
  for (const posting of near) {
    const amount = Math.abs(posting.quantity)
    if (amount === 0 || !wanted.has(amount)) continue
    const known = byAmount.get(amount)
    if (known) known.push(posting)
    else byAmount.set(amount, [posting])
  }
  return [...new Set([...byAmount.values()].filter(goBothWays).flatMap(opposing))]
}

/** Most amounts only ever leave, or only ever arrive. */
function goBothWays(postings: readonly NearPosting[]): boolean {
  return postings.some(({ quantity }) => quantity < 0) && postings.some(({ quantity }) => quantity > 0)
}

/** Of postings of one amount, those that have an opposite one. */
function opposing(postings: readonly NearPosting[]): number[] {
  const accountsAt = new Map<string, Set<number>>()
  for (const posting of postings) {
    const key = placeOf(posting, dayNumber(posting.occurred_on), Math.sign(posting.quantity))
    const known = accountsAt.get(key)
    if (known) known.add(posting.account_id)
    else accountsAt.set(key, new Set([posting.account_id]))
  }
  const hasOpposite = (posting: NearPosting) => {
    const day = dayNumber(posting.occurred_on)
    for (let other = day - WINDOW_DAYS; other <= day + WINDOW_DAYS; other++) {
      const accounts = accountsAt.get(placeOf(posting, other, -Math.sign(posting.quantity)))
      if (accounts && (accounts.size > 1 || !accounts.has(posting.account_id))) return true
    }
    return false
  }
  return postings.filter(hasOpposite).map((posting) => posting.transaction_id)
}

function placeOf({ commodity_id: commodity }: NearPosting, day: number, sign: number): string {
  return `${day} ${commodity} ${sign}`
}

/** What earlier imports left to a person is not taken out of their hands by a later one. */
async function isOfBatch(queries: Queries, batchId: number, from: number, to: number): Promise<boolean> {
  const sql = 'SELECT id FROM transactions WHERE import_batch_id = ? AND id IN (?, ?)'
  return (await queries.first(sql, [batchId, from, to])) !== undefined
}

import { readSnapshots, type TransactionEvent, type TransactionSnapshot } from '#changes/services/read_events'
import type { Queries, Row } from '#database/database'
import type { Facts } from '../domain/facts.js'
import { type Names, readNames } from './snapshot_names.js'

/** One part of a transaction, as conditions see it. */
export interface PostingFacts {
  id: number
  /** The name of the account or category it is booked to. */
  place: string
  facts: Facts
}

/** What happened to one part of a transaction. */
export interface PostingEvent {
  kind: 'posting.created' | 'posting.changed' | 'posting.deleted'
  /** As the change left it; as it was, where it is gone. */
  posting: PostingFacts
  /** As the change found it. */
  before: PostingFacts | undefined
  event: TransactionEvent
}

/**
 * What changes of transactions did to their postings. One that stayed as it was is not told of. Of what is deleted together, as when an
 * import is taken back, the parts are not known.
 */
export async function postingEvents(queries: Queries, events: readonly TransactionEvent[]): Promise<PostingEvent[]> {
  if (events.length === 0) return []
  const names = await readNames(
    queries,
    events.flatMap(({ before, after }) => [before, after].filter((each) => each !== null)),
  )
  return events.flatMap((event) => eventsOf(event, names))
}

/** The postings of transactions as they are now, by the transactions' ids. */
export async function postingFacts(
  queries: Queries,
  transactionIds: readonly number[],
): Promise<Map<number, PostingFacts[]>> {
  const snapshots = await readSnapshots(queries, transactionIds)
  const names = await readNames(queries, [...snapshots.values()])
  return new Map([...snapshots].map(([id, snapshot]) => [id, factsIn(snapshot, names)]))
}

function eventsOf(event: TransactionEvent, names: Names): PostingEvent[] {
  const was = factsIn(event.before, names)
  const is = factsIn(event.after, names)
  const left = was.filter(({ id }) => is.every((posting) => posting.id !== id))
  return [
    ...is.flatMap((posting): PostingEvent[] => {
      const before = was.find(({ id }) => id === posting.id)
      if (!before) return [{ kind: 'posting.created', posting, before, event }]
      return isSame(before, posting) ? [] : [{ kind: 'posting.changed', posting, before, event }]
    }),
    ...left.map((posting): PostingEvent => ({ kind: 'posting.deleted', posting, before: posting, event })),
  ]
}

/** Both were made in the same order of fields. */
const isSame = (before: PostingFacts, after: PostingFacts) =>
  JSON.stringify(before.facts) === JSON.stringify(after.facts)

/** What balances books without being anybody's money, such as opening balances, is left out. */
function factsIn(snapshot: TransactionSnapshot | null, names: Names): PostingFacts[] {
  return (snapshot?.postings ?? []).flatMap((posting) => {
    const facts = factsOf(snapshot!.row, posting, names)
    const place = names.accounts.get(Number(posting.account_id))?.name ?? ''
    return facts ? [{ id: Number(posting.id), place, facts }] : []
  })
}

function factsOf(transaction: Row, posting: Row, { accounts, commodities, payees }: Names): Facts | undefined {
  const accountId = Number(posting.account_id)
  const account = accounts.get(accountId)
  if (!account || account.kind === 'equity') return undefined
  const isOwn = account.kind === 'asset' || account.kind === 'liability'
  const { code = '', scale = 2 } = commodities.get(Number(posting.commodity_id)) ?? {}
  const quantity = Number(posting.quantity)
  return {
    id: Number(posting.id),
    account: isOwn ? accountId : null,
    category: isOwn || account.role !== null ? null : accountId,
    booked_to: isOwn ? 'account' : 'category',
    // Money in is positive, as in transactions: what books put to an expense has left somebody's purse.
    amount: { minor: isOwn ? quantity : 0 - quantity, scale, currency: code },
    payee: payees.get(Number(transaction.payee_id ?? 0)) ?? '',
    memo: String(posting.memo ?? ''),
    date: String(posting.occurred_on),
    status: String(transaction.status),
    clearing: String(posting.clearing),
  }
}

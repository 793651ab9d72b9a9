import type { TransactionEvent } from '#changes/services/read_events'
import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import type { Facts } from '#rules/domain/triggers'
import {
  type PostingEvent,
  postingEvents,
  postingFacts,
  type PostingFacts,
} from '#rules/services/read_posting_conditions'
import { tellEvents, tellTransaction } from './transaction_happenings.js'

/** What happened to a posting, with what conditions ask of it and what steps refer to. */
export interface ToldPosting {
  kind: PostingEvent['kind']
  id: number
  event: TransactionEvent
  facts: Facts
  before: Facts | undefined
  /** What `{{ trigger… }}` looks into. */
  told: Record<string, unknown>
}

/** The parts of a page of events of transactions, each told together with its transaction. */
export async function tellPostings(queries: Queries, events: readonly TransactionEvent[]): Promise<ToldPosting[]> {
  const transactions = new Map((await tellEvents(queries, events)).map(({ event, told }) => [event, told]))
  const postings = await postingEvents(queries, events)
  return postings.flatMap((about) => {
    const { kind, posting, before, event } = about
    const around = transactions.get(event)
    if (!around) return []
    return [{ kind, id: posting.id, event, facts: posting.facts, before: before?.facts, told: toldOf(about, around) }]
  })
}

function toldOf({ kind, posting, before }: PostingEvent, { before: _, ...around }: Record<string, unknown>) {
  const was = kind === 'posting.changed' && before ? { before: postingOf(before) } : {}
  return { ...around, kind, posting: postingOf(posting), ...was }
}

/** The postings of a transaction as if they were new: for trying an automation out on one of the past. */
export async function tellPostingsOf(
  queries: Queries,
  transactionId: number,
): Promise<Pick<ToldPosting, 'facts' | 'before' | 'told'>[]> {
  const around = await tellTransaction(queries, transactionId)
  const postings = (await postingFacts(queries, [transactionId])).get(transactionId)
  if (!around || !postings) return []
  return postings.map((posting) => ({
    facts: posting.facts,
    before: undefined,
    told: { ...around.told, kind: 'posting.created', posting: postingOf(posting) },
  }))
}

function postingOf({ facts, place }: PostingFacts) {
  const { minor, scale, currency } = facts.amount as { minor: number; scale: number; currency: string }
  const { id, account, category, booked_to: bookedTo, payee, memo, date, status, clearing } = facts
  return {
    ...{ id, account_id: account, account: account === null ? null : place },
    ...{ category_id: category, category: category === null ? null : place, booked_to: bookedTo },
    amount: formatAmount(minor, scale),
    ...{ currency, direction: minor > 0 ? 'in' : 'out', payee, memo, date, month: String(date).slice(0, 7) },
    ...{ status, clearing },
  }
}

import type { TransactionEvent } from '#changes/services/read_events'
import { dayWords, moneyWords } from '#core/words'
import type { Queries } from '#database/database'
import type { Facts } from '#rules/domain/triggers'
import { postingEvents, type PostingFacts, postingFacts } from '#rules/services/read_posting_conditions'
import type { AlertCore, AlertView } from '../domain/alert.js'
import { judgeOf } from '../domain/judge.js'
import type { SuspectObservation } from './suspect_transactions.js'

const CHUNK = 250

/** A posting as it is, and as it was where it just changed. */
export interface Part extends PostingFacts {
  before: Facts | undefined
}

/** All postings of the transactions of a page of events, by the transactions' ids: also those that stayed as they were. */
export async function readParts(
  queries: Queries,
  page: readonly TransactionEvent[],
): Promise<ReadonlyMap<number, readonly Part[]>> {
  const standing = page.filter(({ after }) => after !== null).map(({ transactionId }) => transactionId)
  const changed = await postingEvents(queries, page)
  const before = new Map(changed.map(({ posting, before: was }) => [posting.id, was?.facts]))
  const postings = await postingFacts(queries, standing)
  return new Map(
    [...postings].map(([id, parts]) => [id, parts.map((part) => ({ ...part, before: before.get(part.id) }))]),
  )
}

/** How an alert looks at the postings of a transaction. A person wants to be told of a payment once, however many of its parts fit. */
export function postingSuspicionOf(alert: AlertCore, { today }: Pick<AlertView, 'today'>) {
  const judge = judgeOf(alert, [], { today })
  return (id: number, parts: readonly Part[]): SuspectObservation | undefined => {
    const [first] = parts
    if (!first) return undefined
    const judged = parts.map((part) => ({ part, ...judge(part.facts, part.before) }))
    const { part, holds, explanation } = judged.find((each) => each.holds) ?? { ...judged[0]!, part: first }
    const isVoid = part.facts.status === 'void'
    return {
      key: `transaction:${id}`,
      subject: subjectOf(part),
      holds: holds && !isVoid,
      words: holds && !isVoid ? wordsOf(part) : '',
      explanation,
      link: `/transactions?transaction=${id}`,
      on: String(part.facts.date),
    }
  }
}

/** What an alert makes of transactions of the past, when it is tried out. */
export async function suspectPostings(
  queries: Queries,
  alert: AlertCore,
  ids: readonly number[],
  view: Pick<AlertView, 'today'>,
): Promise<SuspectObservation[]> {
  const suspect = postingSuspicionOf(alert, view)
  const found: SuspectObservation[] = []
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK)
    const postings = await postingFacts(queries, chunk)
    for (const id of chunk) {
      const parts = (postings.get(id) ?? []).map((part) => ({ ...part, before: undefined }))
      found.push(...[suspect(id, parts) ?? []].flat())
    }
  }
  return found
}

function moneyOf({ facts }: Part) {
  const { minor, scale, currency: code } = facts.amount as { minor: number; scale: number; currency: string }
  return { minor, commodity: { scale, code } }
}

function subjectOf(part: Part): string {
  const { minor, commodity } = moneyOf(part)
  const { payee, date } = part.facts
  return [String(payee), moneyWords(minor, commodity), dayWords(String(date))].filter((word) => word !== '').join(', ')
}

function wordsOf(part: Part): string {
  const { minor, commodity } = moneyOf(part)
  const { payee, date, booked_to: to } = part.facts
  const way = to === 'category' ? 'were booked to' : minor > 0 ? 'came to' : 'left'
  const who = payee === '' ? '' : ` (${String(payee)})`
  return `${moneyWords(Math.abs(minor), commodity)} ${way} ${part.place} on ${dayWords(String(date))}${who}.`
}

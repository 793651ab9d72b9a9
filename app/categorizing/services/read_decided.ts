import type { Announcement } from '#changes/domain/consumer'
import { readEvents, type TransactionEvent, type TransactionSnapshot } from '#changes/services/read_events'
import type { Database } from '#database/database'

/** The transactions of whose categories a person decided something. */
export async function readDecided(
  database: Database,
  householdId: number,
  announcements: readonly Announcement[],
): Promise<number[]> {
  const decided = new Set<number>()
  for await (const events of readEvents(database, householdId, announcements))
    for (const event of events) if (isDecision(event)) decided.add(event.transactionId)
  return [...decided]
}

/**
 * What people decide themselves, and what their files bring; machines are not learned from, nor is a note or a tag, which says nothing of
 * the category.
 */
function isDecision({ kind, actor, before, after }: TransactionEvent): boolean {
  if (actor.kind !== 'user' && actor.kind !== 'token') return false
  if (kind === 'transaction.changed') return lessonOf(before!) !== lessonOf(after!)
  return kind === 'transaction.created'
}

/** Whom it went to, what for, and whether somebody has said that this is so. */
function lessonOf({ row, postings }: TransactionSnapshot): string {
  return JSON.stringify([row.payee_id, row.reviewed_at, postings?.map(({ account_id: account }) => account)])
}

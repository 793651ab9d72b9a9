import { SystemClock } from '#core/clock'
import type { Writes } from '#database/database'
import type { AnnouncedPayload } from '../domain/consumer.js'

export interface AnnounceOptions {
  /** Needed in a system unit; a unit of a household knows it. */
  householdId?: number
  changeSetId?: number | null
  now?: string
}

/** Key of the advisory lock under which PostgreSQL writes to a household; see database/postgres.ts. */
const HOUSEHOLD_LOCK = 0x666c6f72

/**
 * Puts a row into the outbox, in the caller's transaction, so that consumers hear of what happened exactly when it did. Rows of a
 * household are numbered under its write lock: their ids are the order of commits, also on PostgreSQL.
 */
export async function announce(
  writes: Writes,
  topic: string,
  payload: AnnouncedPayload,
  { householdId, changeSetId = null, now = new SystemClock().now() }: AnnounceOptions = {},
): Promise<number> {
  const household = householdId ?? writes.householdId
  if (household === null) throw new Error(`"${topic}" was announced to no household.`)
  if (writes.householdId === null && writes.dialect === 'postgres')
    await writes.all(`SELECT pg_advisory_xact_lock(${HOUSEHOLD_LOCK}, ?)`, [household])
  return writes.insert('outbox', {
    household_id: household,
    change_set_id: changeSetId,
    topic,
    payload: JSON.stringify(payload),
    created_at: now,
  })
}

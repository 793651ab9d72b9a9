import { shiftInstant } from '#core/clock'
import type { Queries, Value, Writes } from '#database/database'
import type { AnnouncedPayload, Announcement } from '../domain/consumer.js'

/** How far a consumer has read of a household, and who reads for it just now. */
export interface Mark {
  position: number
  holder: string | null
  leaseUntil: string | null
  failures: number
  retryAt: string | null
}

export interface MarkKey {
  consumer: string
  householdId: number
}

/** For so long the reader of a mark need not give a sign of life. */
export const MARK_LEASE_SECONDS = 30
const RETRY_SECONDS_FIRST = 1
const RETRY_SECONDS_MAX = 600

interface MarkRow {
  position: number
  holder: string | null
  lease_until: string | null
  failures: number
  retry_at: string | null
}

interface OutboxRow {
  id: number
  topic: string
  payload: string
  change_set_id: number | null
  created_at: string
}

/** Everything told to a household after a position, oldest first. */
export async function announcementsAfter(
  queries: Queries,
  householdId: number,
  position: number,
  limit: number,
): Promise<Announcement[]> {
  const rows = await queries.all<OutboxRow>(
    `SELECT id, topic, payload, change_set_id, created_at FROM outbox
     WHERE household_id = ? AND id > ? ORDER BY id LIMIT ?`,
    [householdId, position, limit],
  )
  return rows.map(({ id, topic, payload, change_set_id, created_at }) => ({
    id,
    topic,
    payload: JSON.parse(payload) as AnnouncedPayload,
    changeSetId: change_set_id,
    at: created_at,
  }))
}

/** A consumer that nobody has noted yet hears of everything the outbox holds; one that was added later, of what came since. */
export async function readMark(queries: Queries, { consumer, householdId }: MarkKey): Promise<Mark> {
  const row = await queries.first<MarkRow>(
    'SELECT position, holder, lease_until, failures, retry_at FROM outbox_marks WHERE consumer = ? AND household_id = ?',
    [consumer, householdId],
  )
  if (row)
    return {
      position: row.position,
      holder: row.holder,
      leaseUntil: row.lease_until,
      failures: row.failures,
      retryAt: row.retry_at,
    }
  const noted = await queries.first<{ since_id: number }>('SELECT since_id FROM outbox_consumers WHERE name = ?', [
    consumer,
  ])
  return { position: noted?.since_id ?? 0, holder: null, leaseUntil: null, failures: 0, retryAt: null }
}

/** Where a reader goes on, and how often going on from there failed. */
export type ClaimedMark = Pick<Mark, 'position' | 'failures'>

/** Makes the caller the only reader of a mark; answers undefined when somebody else reads. */
export async function claimMark(
  writes: Writes,
  key: MarkKey,
  holder: string,
  now: string,
): Promise<ClaimedMark | undefined> {
  const { position } = await readMark(writes, key)
  const { consumer, householdId } = key
  await writes.run(
    `INSERT INTO outbox_marks (consumer, household_id, position) VALUES (?, ?, ?)
     ON CONFLICT (consumer, household_id) DO NOTHING`,
    [consumer, householdId, position],
  )
  const claimed = await writes.all<ClaimedMark>(
    `UPDATE outbox_marks SET holder = ?, lease_until = ?
     WHERE consumer = ? AND household_id = ? AND (holder IS NULL OR lease_until < ? OR holder = ?)
     RETURNING position, failures`,
    [holder, shiftInstant(now, MARK_LEASE_SECONDS), consumer, householdId, now, holder],
  )
  return claimed[0]
}

function moveOurs(writes: Writes, { consumer, householdId }: MarkKey, holder: string, set: string, values: Value[]) {
  return writes.run(`UPDATE outbox_marks SET ${set} WHERE consumer = ? AND household_id = ? AND holder = ?`, [
    ...values,
    consumer,
    householdId,
    holder,
  ])
}

/** Answers whether the mark was still the caller's. */
export async function advanceMark(
  writes: Writes,
  key: MarkKey,
  holder: string,
  position: number,
  now: string,
): Promise<boolean> {
  const set = "position = ?, lease_until = ?, failures = 0, retry_at = NULL, problem = ''"
  const values = [position, shiftInstant(now, MARK_LEASE_SECONDS)]
  return (await moveOurs(writes, key, holder, set, values)) === 1
}

export async function renewMark(writes: Writes, key: MarkKey, holder: string, now: string): Promise<void> {
  await moveOurs(writes, key, holder, 'lease_until = ?', [shiftInstant(now, MARK_LEASE_SECONDS)])
}

export async function releaseMark(writes: Writes, key: MarkKey, holder: string): Promise<void> {
  await moveOurs(writes, key, holder, 'holder = NULL, lease_until = NULL', [])
}

/** Puts the mark down with what went wrong, to be taken up again later; answers in how many seconds. */
export async function noteFailure(
  writes: Writes,
  key: MarkKey,
  holder: string,
  problem: string,
  now: string,
): Promise<number> {
  const { failures } = await readMark(writes, key)
  const wait = Math.min(RETRY_SECONDS_FIRST * 2 ** failures, RETRY_SECONDS_MAX)
  const set = 'holder = NULL, lease_until = NULL, failures = failures + 1, retry_at = ?, problem = ?'
  await moveOurs(writes, key, holder, set, [shiftInstant(now, wait), problem])
  return wait
}

/** Notes new consumers, so that they do not begin with what happened before they existed. */
export async function noteConsumers(writes: Writes, names: readonly string[]): Promise<void> {
  const latest = await writes.first<{ id: number | null }>('SELECT MAX(id) AS id FROM outbox')
  for (const name of names)
    await writes.run('INSERT INTO outbox_consumers (name, since_id) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [
      name,
      latest?.id ?? 0,
    ])
}

import type { Writes } from '#database/database'

export type AskedBy = 'schedule' | 'person' | 'program'

export interface JobDraft {
  name: string
  payload?: Record<string, unknown>
  /** Filled in by a unit of a household. */
  householdId?: number | null
  /** When it is due; at once when absent. */
  runAt?: string
  /** A job of this name with the same key is not made again while it is remembered: until a week after it was done. */
  key?: string
  askedBy?: AskedBy
}

/** First key of the advisory locks that let one unit at a time look for a job and make it. */
const KEY_LOCK = 0x666c6f6b

/**
 * Notes a job in the caller's own transaction, so that it exists exactly when what it follows from does. Answers its id, or that of
 * the one that has the key already.
 */
export async function enqueueJob(writes: Writes, draft: JobDraft, now: string): Promise<number> {
  const householdId = draft.householdId ?? writes.householdId
  // Households must not find out by a clash which keys others use.
  const key = draft.key === undefined ? null : `${householdId ?? ''}:${draft.key}`
  if (key !== null) {
    const known = await findByKey(writes, draft.name, key)
    if (known !== undefined) return known
  }
  return writes.insert('jobs', {
    name: draft.name,
    household_id: householdId,
    payload: JSON.stringify(draft.payload ?? {}),
    unique_key: key,
    asked_by: draft.askedBy ?? 'program',
    run_at: draft.runAt ?? now,
    created_at: now,
  })
}

/**
 * The same, where a job that still waits will see to this too; it waits no longer when a person asks. One that is at work may have read
 * already what this is about, so it counts for nothing.
 */
export async function enqueueUnlessWaiting(
  writes: Writes,
  draft: Omit<JobDraft, 'key' | 'payload'>,
  now: string,
): Promise<number> {
  const householdId = draft.householdId ?? writes.householdId
  await lockJobs(writes, `${draft.name} ${householdId ?? ''}`)
  const waiting = await writes.first<{ id: number }>(
    "SELECT id FROM jobs WHERE name = ? AND COALESCE(household_id, 0) = ? AND state = 'waiting' ORDER BY id",
    [draft.name, householdId ?? 0],
  )
  if (!waiting) return enqueueJob(writes, draft, now)
  if (draft.askedBy === 'person')
    await writes.run('UPDATE jobs SET run_at = ? WHERE id = ? AND run_at > ?', [now, waiting.id, now])
  return waiting.id
}

/** On SQLite there is one writer anyway. */
async function lockJobs(writes: Writes, what: string): Promise<void> {
  if (writes.dialect === 'postgres') await writes.all(`SELECT pg_advisory_xact_lock(${KEY_LOCK}, hashtext(?))`, [what])
}

async function findByKey(writes: Writes, name: string, key: string): Promise<number | undefined> {
  await lockJobs(writes, `${name} ${key}`)
  const found = await writes.first<{ id: number }>('SELECT id FROM jobs WHERE name = ? AND unique_key = ?', [name, key])
  return found?.id
}

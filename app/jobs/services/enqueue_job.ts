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

/** First key of the advisory locks that let one unit at a time look for a key and take it. */
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

async function findByKey(writes: Writes, name: string, key: string): Promise<number | undefined> {
  if (writes.dialect === 'postgres')
    await writes.all(`SELECT pg_advisory_xact_lock(${KEY_LOCK}, hashtext(?))`, [`${name} ${key}`])
  const found = await writes.first<{ id: number }>('SELECT id FROM jobs WHERE name = ? AND unique_key = ?', [name, key])
  return found?.id
}

import { shiftInstant } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { endOfQuiet } from '../domain/timing.js'
import { readPreferencesOf } from './preference_rows.js'
import { DELIVER_JOB } from './route_notice.js'
import { readSurroundings } from './surroundings.js'

/** A message that is sent so long after its time was kept from it, by a failure or by a server that was off. */
const LATE_SECONDS = 300

interface Delivery {
  id: number
  notice_id: number
  user_id: number | null
  due_at: string
}

/**
 * Whether a message that comes late would come in the quiet hours of its person, of which nobody knew when it was made; then it waits for
 * their end. What is urgent does not wait, and a shared channel has no quiet hours of its own.
 */
export async function waitForQuiet(
  database: Database,
  householdId: number,
  { id, notice_id: noticeId, user_id: userId, due_at: dueAt }: Delivery,
  { attempt, now }: { attempt: number; now: string },
): Promise<boolean> {
  const isLate = attempt > 1 || dueAt < shiftInstant(now, -LATE_SECONDS)
  if (!isLate || userId === null) return false
  const { household } = await readSurroundings(database, householdId)
  const end = await database.read(householdId, async (queries) => {
    const notice = await queries.first<{ severity: string }>('SELECT severity FROM notices WHERE id = ?', [noticeId])
    const { quietHours, timeZone } = await readPreferencesOf(queries, userId)
    if (!quietHours || notice!.severity === 'critical') return null
    return endOfQuiet(quietHours, now, timeZone ?? household.timeZone)
  })
  if (end === null) return false
  await database.write(householdId, (writes) => hold(writes, id, end, now))
  return true
}

async function hold(writes: Writes, id: number, until: string, now: string): Promise<void> {
  const jobId = await enqueueJob(writes, { name: DELIVER_JOB, payload: { delivery_id: id }, runAt: until }, now)
  await writes.run(
    "UPDATE notification_deliveries SET state = 'held', held_for = 'quiet_hours', due_at = ?, job_id = ? WHERE id = ?",
    [until, jobId, id],
  )
}

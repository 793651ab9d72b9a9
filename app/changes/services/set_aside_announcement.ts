import type { Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { Announcement } from '../domain/consumer.js'
import { advanceMark, type MarkKey, releaseMark } from './announcement_marks.js'

export const TELL_AGAIN_JOB = 'changes.tell_again'

/**
 * The consumer goes on after an announcement that it cannot take. What it missed is a job: it fails once more, is listed among those that
 * were given up, and tells it when a person tries it again. Answers whether the mark was still the caller's.
 */
export async function setAsideAnnouncement(
  writes: Writes,
  key: MarkKey,
  holder: string,
  announcement: Announcement,
  now: string,
): Promise<boolean> {
  if (!(await advanceMark(writes, key, holder, announcement.id, now))) return false
  await releaseMark(writes, key, holder)
  const { consumer, householdId } = key
  const payload = { consumer, announcement_id: announcement.id }
  await enqueueJob(writes, { name: TELL_AGAIN_JOB, householdId, payload, key: `${consumer} ${announcement.id}` }, now)
  return true
}

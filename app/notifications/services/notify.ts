import type { Clock } from '#core/clock'
import { afterCommit } from '#database/after_commit'
import type { Database, Writes } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import type { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { type Notice, presentable } from '../domain/notice.js'

export type { Notice } from '../domain/notice.js'

export const ROUTE_JOB = 'notifications.route'

interface NotifyParts {
  database: Database
  clock: Clock
  live: Pick<LiveEvents, 'publish'>
  worker: Pick<JobWorker, 'wake'>
  /** Whether something that a household asked for tells of the same. */
  isToldElsewhere?: (writes: Writes, about: NonNullable<Notice['about']>) => Promise<boolean>
}

/** Everything that tells a person something goes through this. */
export class Notify {
  constructor(private readonly parts: NotifyParts) {}

  /** In a transaction of its own. */
  handle(householdId: number, notice: Notice): Promise<number[]> {
    return this.parts.database.write(householdId, (writes) => this.inside(writes, notice))
  }

  /**
   * In the caller's transaction: people are told exactly when what they are told of is committed. Answers the entries in inboxes; none
   * where the household was told under the same key before.
   */
  async inside(writes: Writes, given: Notice): Promise<number[]> {
    const { householdId } = writes
    if (householdId === null) throw new Error('A notice belongs to a household; say it inside a unit of one.')
    if (given.about && (await this.parts.isToldElsewhere?.(writes, given.about))) return []
    const notice = presentable(given)
    if (notice.dedupe_key !== undefined && (await wasTold(writes, notice.dedupe_key))) return []
    const now = this.parts.clock.now()
    const recipients = await recipientsOf(writes, notice.recipients ?? 'everyone')
    if (recipients.length === 0) return []
    const noticeId = await keepNotice(writes, notice, now)
    const ids = await writes.insertRows(
      'notifications',
      ['notice_id', 'user_id'],
      recipients.map((userId) => [noticeId, userId]),
    )
    await enqueueJob(writes, { name: ROUTE_JOB, payload: { notice_id: noticeId } }, now)
    afterCommit(writes, () => this.#tell(householdId))
    return ids
  }

  /** Pages ask for their own person's inbox; what it says is not for everybody in the household. */
  #tell(householdId: number): void {
    this.parts.live.publish(householdId, { name: 'notification', data: {} })
    this.parts.worker.wake()
  }
}

async function wasTold(writes: Writes, key: string): Promise<boolean> {
  return (await writes.first('SELECT id FROM notices WHERE dedupe_key = ?', [key])) !== undefined
}

/** Only members are told of a household, whoever is named. */
async function recipientsOf(writes: Writes, wanted: NonNullable<Notice['recipients']>): Promise<number[]> {
  const members = await writes.all<{ user_id: number; role: string }>(
    'SELECT user_id, role FROM memberships ORDER BY user_id',
  )
  const isMeant = ({ user_id: userId, role }: { user_id: number; role: string }) => {
    if (wanted === 'everyone') return true
    return wanted === 'admins' ? role === 'owner' || role === 'admin' : wanted.includes(userId)
  }
  return members.filter(isMeant).map(({ user_id: userId }) => userId)
}

function keepNotice(writes: Writes, notice: Notice, now: string): Promise<number> {
  return writes.insert('notices', {
    topic: notice.topic,
    severity: notice.severity,
    title: notice.title,
    body: notice.body,
    link: notice.link ?? null,
    dedupe_key: notice.dedupe_key ?? null,
    data: JSON.stringify(notice.data ?? {}),
    channel_ids: notice.channels === undefined ? null : JSON.stringify(notice.channels),
    created_at: now,
  })
}

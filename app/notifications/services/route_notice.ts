import type { Clock } from '#core/clock'
import { afterCommit } from '#database/after_commit'
import type { Database, Writes } from '#database/database'
import type { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { PluginRegistry } from '#plugins/registry'
import type { Severity } from '../domain/notice.js'
import { isWanted, type Preferences, USUAL_PREFERENCES, usualRoute } from '../domain/preferences.js'
import { type Timing, timingOf } from '../domain/timing.js'
import type { MailSettings } from './mail_settings.js'
import { type Channel, ensureChannels } from './notification_channels.js'
import { readPreferences } from './preference_rows.js'
import { readSurroundings, type Surroundings } from './surroundings.js'

export const DELIVER_JOB = 'notifications.deliver'
export const DIGEST_JOB = 'notifications.send_digest'

interface RouteParts {
  database: Database
  clock: Clock
  registry: Pick<PluginRegistry, 'find'>
  mail: Pick<MailSettings, 'isConfigured'>
  worker: Pick<JobWorker, 'wake'>
}

interface StoredNotice {
  id: number
  topic: string
  severity: Severity
  channel_ids: string | null
  routed_at: string | null
}

/** One message that is to be sent. `userId` is null where a channel is shared. */
interface Planned extends Timing {
  channel: Channel
  userId: number | null
}

/** What is known when it is decided who gets what. */
interface Situation {
  notice: StoredNotice
  channels: readonly Channel[]
  people: readonly { userId: number; isAdmin: boolean; preferences: Preferences; timeZone: string }[]
  now: string
}

/** Decides by what channels a notice reaches whom, and when; each message is a row and a job. */
export class RouteNotice {
  constructor(private readonly parts: RouteParts) {}

  /** Answers how many messages there will be. Doing it again does nothing. */
  async handle(householdId: number, noticeId: number): Promise<number> {
    const { database, clock, registry, mail, worker } = this.parts
    const surroundings = await readSurroundings(database, householdId)
    const hasMail = await mail.isConfigured()
    const withDevice = await this.#peopleWithDevice()
    return database.write(householdId, async (writes) => {
      const notice = await readNotice(writes, noticeId)
      if (!notice || notice.routed_at !== null) return 0
      const channels = (await ensureChannels(writes, registry)).filter(({ kind }) => kind !== 'email' || hasMail)
      const people = await peopleOf(writes, noticeId, surroundings)
      const planned = plan({ notice, channels, people, now: clock.now() }).filter(
        ({ channel, userId }) => channel.kind !== 'push' || withDevice.has(userId!),
      )
      for (const each of planned) await this.#keep(writes, noticeId, each)
      await writes.run('UPDATE notices SET routed_at = ? WHERE id = ?', [clock.now(), noticeId])
      afterCommit(writes, () => worker.wake())
      return planned.length
    })
  }

  async #peopleWithDevice(): Promise<ReadonlySet<number>> {
    const rows = await this.parts.database.systemRead((queries) =>
      queries.all<{ user_id: number }>('SELECT DISTINCT user_id FROM push_subscriptions'),
    )
    return new Set(rows.map(({ user_id: userId }) => userId))
  }

  async #keep(writes: Writes, noticeId: number, { channel, userId, dueAt, heldFor }: Planned): Promise<void> {
    const now = this.parts.clock.now()
    const id = await writes.insert('notification_deliveries', {
      notice_id: noticeId,
      channel_id: channel.id,
      user_id: userId,
      state: heldFor === '' ? 'waiting' : 'held',
      held_for: heldFor,
      due_at: dueAt,
      created_at: now,
    })
    const jobId =
      heldFor === 'digest'
        ? await enqueueJob(
            writes,
            { name: DIGEST_JOB, payload: { user_id: userId, due_at: dueAt }, runAt: dueAt, key: `${userId}:${dueAt}` },
            now,
          )
        : await enqueueJob(writes, { name: DELIVER_JOB, payload: { delivery_id: id }, runAt: dueAt }, now)
    await writes.run('UPDATE notification_deliveries SET job_id = ? WHERE id = ?', [jobId, id])
  }
}

function readNotice(writes: Writes, id: number): Promise<StoredNotice | undefined> {
  return writes.first<StoredNotice>('SELECT id, topic, severity, channel_ids, routed_at FROM notices WHERE id = ?', [
    id,
  ])
}

async function peopleOf(writes: Writes, noticeId: number, { household, members }: Surroundings) {
  const preferences = await readPreferences(writes)
  const rows = await writes.all<{ user_id: number }>(
    'SELECT user_id FROM notifications WHERE notice_id = ? ORDER BY user_id',
    [noticeId],
  )
  return rows.flatMap(({ user_id: userId }) => {
    const member = members.get(userId)
    if (!member) return []
    const own = preferences.get(userId) ?? USUAL_PREFERENCES
    return [{ userId, isAdmin: member.isAdmin, preferences: own, timeZone: own.timeZone ?? household.timeZone }]
  })
}

/** A person's own channels get a message for each who wants it; a shared one gets one, as early as the first of them wants it. */
function plan({ notice, channels, people, now }: Situation): Planned[] {
  const asked = notice.channel_ids === null ? null : new Set(JSON.parse(notice.channel_ids) as number[])
  return channels.flatMap((channel): Planned[] => {
    if (asked ? !asked.has(channel.id) : !channel.isReady) return []
    const wanting = people.filter(({ isAdmin, preferences }) => {
      const route = preferences.routes[channel.id] ?? usualRoute(channel.kind, isAdmin)
      return asked !== null || isWanted(route, notice.topic, notice.severity)
    })
    const timed = wanting.map(({ userId, preferences, timeZone }) => ({
      channel,
      userId,
      ...timingOf(preferences, { kind: channel.kind, severity: notice.severity }, now, timeZone),
    }))
    if (channel.kind !== 'plugin') return timed
    const [first] = timed.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    return first ? [{ ...first, userId: null }] : []
  })
}

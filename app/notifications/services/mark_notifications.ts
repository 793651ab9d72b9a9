import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import { findNotification, type NotificationRow } from './list_notifications.js'

export interface Mark {
  read?: boolean
  archived?: boolean
}

/** What a person does with their own inbox. Other pages of theirs hear of it, so that every bell says the same. */
@needs('florin.database', 'florin.clock', 'florin.live')
export class MarkNotifications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: LiveEvents,
  ) {}

  async one(householdId: number, userId: number, id: number, { read, archived }: Mark): Promise<NotificationRow> {
    const now = this.clock.now()
    const marked = await this.database.write(householdId, async (writes) => {
      const before = await findNotification(writes, userId, id)
      if (!before) throw new NotFoundException('notification')
      const after = {
        read_at: valueOf(before.read_at, read, now),
        archived_at: valueOf(before.archived_at, archived, now),
      }
      await writes.run('UPDATE notifications SET read_at = ?, archived_at = ? WHERE id = ?', [
        after.read_at,
        after.archived_at,
        id,
      ])
      return { ...before, ...after }
    })
    this.#tell(householdId)
    return marked
  }

  /** Marks everything read up to the newest that the person has seen; what came meanwhile stays unread. */
  async allRead(householdId: number, userId: number, upTo: number): Promise<number> {
    const changed = await this.database.write(householdId, (writes) =>
      // Somebody may be in several households; which rows are of this one only reading knows.
      writes.run(
        `UPDATE notifications SET read_at = ?
         WHERE id IN (SELECT id FROM notifications WHERE user_id = ? AND id <= ? AND read_at IS NULL)`,
        [this.clock.now(), userId, upTo],
      ),
    )
    this.#tell(householdId)
    return changed
  }

  #tell(householdId: number): void {
    this.live.publish(householdId, { name: 'notification', data: {} })
  }
}

/** The moment it was first done is kept. */
function valueOf(before: string | null, wanted: boolean | undefined, now: string): string | null {
  if (wanted === undefined) return before
  return wanted ? (before ?? now) : null
}

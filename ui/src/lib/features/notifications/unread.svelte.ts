import { listNotifications } from '#lib/api/notifications.ts'

/** How much of the inbox is unread, for every bell on screen. */
class Unread {
  count = $state(0)
  /** Counts up whenever the inbox may be another; whoever reads it asks the server again. */
  revision = $state(0)

  /** The server said that there is something new, or this person marked something. */
  async refresh(): Promise<void> {
    this.revision++
    // A bell that could not ask keeps what it knows; the page itself tells when the server is away.
    const answer = await listNotifications({ limit: 1 }).catch(() => undefined)
    if (answer) this.count = answer.unread_count
  }

  /** What a bell shows: more than 99 is many. */
  get label(): string {
    return this.count > 99 ? '99+' : String(this.count)
  }
}

export const unread = new Unread()

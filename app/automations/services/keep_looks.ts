import type { Queries, Writes } from '#database/database'

/** How many events automations looked at, by the announcement they came with. */
export class Looks {
  readonly #counts = new Map<number, Map<number, number>>()

  add(automationId: number, announcementId: number): void {
    let counts = this.#counts.get(automationId)
    if (!counts) this.#counts.set(automationId, (counts = new Map()))
    counts.set(announcementId, (counts.get(announcementId) ?? 0) + 1)
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  /** Adds them to what is kept. What an announcement that is told again brings was counted before, and is not counted twice. */
  async keep(writes: Writes, now: string): Promise<void> {
    for (const [automationId, counts] of this.#counts) {
      const until = await keptUntil(writes, automationId, now)
      const fresh = [...counts].filter(([announcementId]) => announcementId > until)
      if (fresh.length === 0) continue
      const events = fresh.reduce((sum, [, count]) => sum + count, 0)
      const latest = fresh.reduce((most, [announcementId]) => Math.max(most, announcementId), 0)
      await writes.run(
        'UPDATE automation_looks SET events = events + ?, until_announcement_id = ?, looked_at = ? WHERE automation_id = ?',
        [events, latest, now, automationId],
      )
    }
  }
}

async function keptUntil(writes: Writes, automationId: number, now: string): Promise<number> {
  const kept = await writes.first<{ until_announcement_id: number }>(
    'SELECT until_announcement_id FROM automation_looks WHERE automation_id = ?',
    [automationId],
  )
  if (kept) return kept.until_announcement_id
  const columns = ['automation_id', 'events', 'until_announcement_id', 'looked_at']
  await writes.insertRows('automation_looks', columns, [[automationId, 0, 0, now]])
  return 0
}

export interface KeptLooks {
  events: number
  at: string
}

export async function readLooks(queries: Queries): Promise<Map<number, KeptLooks>> {
  const rows = await queries.all<{ automation_id: number; events: number; looked_at: string }>(
    'SELECT automation_id, events, looked_at FROM automation_looks',
  )
  return new Map(rows.map(({ automation_id: id, events, looked_at: at }) => [id, { events, at }]))
}

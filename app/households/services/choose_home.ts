import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** The household a new session starts in: where the person worked last, or else the one they joined first. */
@needs('florin.database')
export class ChooseHome {
  constructor(private readonly database: Database) {}

  async handle(userId: number): Promise<number | null> {
    const home = await this.database.systemRead((queries) =>
      queries.first<{ id: number }>(
        `SELECT m.household_id AS id FROM memberships m
         LEFT JOIN (SELECT household_id, MAX(last_seen_at) AS seen_at FROM sessions WHERE user_id = ? GROUP BY household_id) s
           ON s.household_id = m.household_id
         WHERE m.user_id = ? ORDER BY COALESCE(s.seen_at, '') DESC, m.id LIMIT 1`,
        [userId, userId],
      ),
    )
    return home?.id ?? null
  }
}

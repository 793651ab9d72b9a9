import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

export interface SessionRow {
  id: number
  created_at: string
  last_seen_at: string
  ip: string
  user_agent: string
}

/** The devices a person is signed in on, the most recently used first. */
@needs('florin.database', 'florin.clock')
export class ListSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(userId: number): Promise<SessionRow[]> {
    return this.database.systemRead((queries) =>
      queries.all<SessionRow>(
        `SELECT id, created_at, last_seen_at, ip, user_agent FROM sessions
         WHERE user_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC`,
        [userId, this.clock.now()],
      ),
    )
  }
}

import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** Signs a device out; it may be the one that asks. */
@needs('florin.database')
export class EndSession {
  constructor(private readonly database: Database) {}

  async handle(userId: number, sessionId: number): Promise<void> {
    const ended = await this.database.systemWrite((writes) =>
      writes.run('DELETE FROM sessions WHERE id = ? AND user_id = ?', [sessionId, userId]),
    )
    if (ended === 0) throw new NotFoundException('session')
  }
}

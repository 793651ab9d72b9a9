import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** Makes one of the person's households the current one of a session. */
@needs('florin.database')
export class SelectHousehold {
  constructor(private readonly database: Database) {}

  async handle(userId: number, sessionId: number, householdId: number): Promise<void> {
    const selected = await this.database.systemWrite((writes) =>
      writes.run(
        `UPDATE sessions SET household_id = ? WHERE id = ? AND user_id = ?
         AND EXISTS (SELECT 1 FROM memberships WHERE user_id = ? AND household_id = ?)`,
        [householdId, sessionId, userId, userId, householdId],
      ),
    )
    if (selected === 0) throw new NotFoundException('household')
  }
}

import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { PlainDate } from '#core/plain_date'
import type { Database, Writes } from '#database/database'
import type { InsightJson } from '../validators/insight.js'
import { type InsightRow, readInsight } from './list_insights.js'

/** What people answer to an insight. It is no change of the books, so no undo takes it back. */
@needs('florin.database', 'florin.clock')
export class SettleInsight {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** For ever, also where it had expired before. */
  close(householdId: number, id: number, state: 'dismissed' | 'acted', by: string): Promise<InsightJson> {
    return this.database.write(householdId, async (writes) => {
      await mustExist(writes, id)
      await writes.run('UPDATE insights SET state = ?, settled_by = ?, settled_at = ? WHERE id = ?', [
        ...[state, by, this.clock.now()],
        id,
      ])
      return readInsight(writes, id)
    })
  }

  /** Open again, unless its time is over meanwhile. */
  reopen(householdId: number, id: number, today: PlainDate): Promise<InsightJson> {
    return this.database.write(householdId, async (writes) => {
      const { state, expires_on: expiresOn } = await mustExist(writes, id)
      const isOver = expiresOn !== null && expiresOn < today
      if (state === 'dismissed' || state === 'acted')
        await writes.run('UPDATE insights SET state = ?, settled_by = NULL, settled_at = NULL WHERE id = ?', [
          isOver ? 'expired' : 'open',
          id,
        ])
      return readInsight(writes, id)
    })
  }
}

async function mustExist(writes: Writes, id: number): Promise<Pick<InsightRow, 'state' | 'expires_on'>> {
  const row = await writes.first<InsightRow>('SELECT state, expires_on FROM insights WHERE id = ?', [id])
  if (!row) throw new NotFoundException('insight')
  return row
}

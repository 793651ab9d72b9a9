import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { Verdict } from '../domain/anomaly.js'
import { insightKeysOf } from '../domain/findings/anomalies.js'
import type { AnomalyJson } from '../validators/anomaly.js'
import { readAnomaly } from './list_anomalies.js'

/** What a person says of an anomaly. It is kept for ever: it teaches, and no undo of anything takes it back. */
@needs('florin.database', 'florin.clock')
export class JudgeAnomaly {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The insight that told of it is settled by that, and open again when the verdict is taken back. */
  handle(householdId: number, id: number, verdict: Verdict | null, by: string): Promise<AnomalyJson> {
    return this.database.write(householdId, async (writes) => {
      const row = await writes.first<{ transaction_id: number }>('SELECT transaction_id FROM anomalies WHERE id = ?', [
        id,
      ])
      if (!row) throw new NotFoundException('anomaly')
      const now = verdict === null ? null : this.clock.now()
      await writes.run('UPDATE anomalies SET verdict = ?, verdict_by = ?, verdict_at = ? WHERE id = ?', [
        ...[verdict, verdict && by, now],
        id,
      ])
      const [state, from] = verdict === null ? ['open', 'acted'] : ['acted', 'open']
      for (const key of insightKeysOf(row.transaction_id))
        await writes.run(
          'UPDATE insights SET state = ?, settled_by = ?, settled_at = ? WHERE dedupe_key = ? AND state = ?',
          [...[state, verdict && by, now], ...[key, from]],
        )
      return readAnomaly(writes, id)
    })
  }
}

import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

const KEPT_SECONDS = 90 * 86_400
/** Of a consent whose job is gone before it could delete it: what opens a bank is not kept on. */
const CONSENT_KEPT_SECONDS = 2 * 86_400

/** Each plugin's history is cut to a length when it runs; this forgets what is old of those that run no more. */
@needs('florin.database', 'florin.clock')
export class ForgetOldPluginRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<number> {
    const [now, database] = [this.clock.now(), this.database]
    return database.systemWrite(async (writes) => {
      const lost = shiftInstant(now, -CONSENT_KEPT_SECONDS)
      await writes.run('DELETE FROM ending_consents WHERE created_at < ?', [lost])
      const before = shiftInstant(now, -KEPT_SECONDS)
      return writes.run('DELETE FROM plugin_runs WHERE started_at < ?', [before])
    })
  }
}

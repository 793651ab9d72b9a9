import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

const KEPT_SECONDS = 90 * 86_400

/** Each plugin's history is cut to a length when it runs; this forgets what is old of those that run no more. */
@needs('florin.database', 'florin.clock')
export class ForgetOldPluginRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<number> {
    const before = shiftInstant(this.clock.now(), -KEPT_SECONDS)
    return this.database.systemWrite((writes) => writes.run('DELETE FROM plugin_runs WHERE started_at < ?', [before]))
  }
}

import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** Who has not read of a change within a month is not going to. The change itself is kept in its change set. */
const KEPT_SECONDS = 30 * 86_400

@needs('florin.database', 'florin.clock')
export class ForgetOldAnnouncements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<number> {
    const before = shiftInstant(this.clock.now(), -KEPT_SECONDS)
    return this.database.systemWrite((writes) => writes.run('DELETE FROM outbox WHERE created_at < ?', [before]))
  }
}

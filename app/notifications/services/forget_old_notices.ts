import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

const KEPT_SECONDS = 180 * 86_400

/** Forgets what was told half a year ago, and with it how it was delivered. What somebody has not read stays. */
@needs('florin.database', 'florin.clock')
export class ForgetOldNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<number> {
    const before = shiftInstant(this.clock.now(), -KEPT_SECONDS)
    return this.database.systemWrite((writes) =>
      writes.run(
        `DELETE FROM notices WHERE created_at < ? AND NOT EXISTS (
           SELECT 1 FROM notifications n JOIN memberships m ON m.user_id = n.user_id AND m.household_id = n.household_id
           WHERE n.notice_id = notices.id AND n.read_at IS NULL AND n.archived_at IS NULL)`,
        [before],
      ),
    )
  }
}

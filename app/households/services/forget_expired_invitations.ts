import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** An expired invitation stays in sight for a while, so that nobody wonders where it went. */
const EXPIRED_KEPT_SECONDS = 30 * 86_400

@needs('florin.database', 'florin.clock')
export class ForgetExpiredInvitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<number> {
    const before = shiftInstant(this.clock.now(), -EXPIRED_KEPT_SECONDS)
    return this.database.systemWrite((writes) =>
      writes.run('DELETE FROM invitations WHERE accepted_at IS NULL AND expires_at < ?', [before]),
    )
  }
}

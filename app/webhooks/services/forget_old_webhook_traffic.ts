import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

const KEPT_SECONDS = 30 * 86_400

/** Forgets what was sent and what came in a month ago. */
@needs('florin.database', 'florin.clock')
export class ForgetOldWebhookTraffic {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<{ messages: number; calls: number }> {
    const before = shiftInstant(this.clock.now(), -KEPT_SECONDS)
    return this.database.systemWrite(async (writes) => ({
      messages: await writes.run("DELETE FROM webhook_deliveries WHERE created_at < ? AND state <> 'waiting'", [
        before,
      ]),
      calls: await writes.run('DELETE FROM webhook_calls WHERE received_at < ?', [before]),
    }))
  }
}

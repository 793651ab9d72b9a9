import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { ATTEMPTS_KEPT_SECONDS } from '../domain/attempts.js'
import { forgetExpiredSessions } from './forget_expired_sessions.js'

/** Signing in does the same; where nobody does for a long time, this does. */
@needs('florin.database', 'florin.clock')
export class ForgetExpiredSignIns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<{ sessions: number; attempts: number; resets: number }> {
    const now = this.clock.now()
    return this.database.systemWrite(async (writes) => ({
      sessions: await forgetExpiredSessions(writes, now),
      resets: await writes.run('DELETE FROM password_resets WHERE expires_at <= ?', [now]),
      attempts: await writes.run('DELETE FROM sign_in_attempts WHERE attempted_at < ?', [
        shiftInstant(now, -ATTEMPTS_KEPT_SECONDS),
      ]),
    }))
  }
}

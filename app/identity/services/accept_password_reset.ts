import type { HashService } from '@adonisjs/core/types'
import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint } from '#core/secret_text'
import type { Database } from '#database/database'
import { ResetInvalidException } from '../exceptions.js'
import { CheckPassword } from './check_password.js'
import { recordAuditEvent } from './record_audit_event.js'

/** Takes the new password. All devices are signed out and all other links end: whoever knew the old one may hold them. */
@needs('florin.database', 'florin.clock', 'hash', CheckPassword)
export class AcceptPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hash: HashService,
    private readonly checkPassword: CheckPassword,
  ) {}

  async handle(secret: string, password: string, ip: string): Promise<void> {
    const [tokenHash, at] = [fingerprint(secret), this.clock.now()]
    const user = await this.database.systemRead((queries) =>
      queries.first<{ id: number; email: string; name: string }>(
        `SELECT users.id, users.email, users.name FROM password_resets JOIN users ON users.id = password_resets.user_id
         WHERE token_hash = ? AND expires_at > ?`,
        [tokenHash, at],
      ),
    )
    if (!user) throw new ResetInvalidException()
    await this.checkPassword.handle(password, [user.email, user.name, 'florin'])
    const passwordHash = await this.hash.make(password)
    await this.database.systemWrite(async (writes) => {
      // The link is taken here, not when it was looked up: of two that come at once, one changes the password.
      const taken = await writes.run('DELETE FROM password_resets WHERE token_hash = ?', [tokenHash])
      if (taken === 0) throw new ResetInvalidException()
      await writes.run('DELETE FROM password_resets WHERE user_id = ?', [user.id])
      await writes.run('UPDATE users SET password_hash = ? WHERE id = ?', [passwordHash, user.id])
      const signedOut = await writes.run('DELETE FROM sessions WHERE user_id = ?', [user.id])
      const details = { sessions_ended: signedOut }
      await recordAuditEvent(writes, { userId: user.id, householdId: null, action: 'password.reset', details, ip, at })
    })
  }
}

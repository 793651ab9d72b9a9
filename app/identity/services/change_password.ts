import type { HashService } from '@adonisjs/core/types'
import type { Clock } from '#core/clock'
import { invalidField } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { Caller } from '#http/caller'
import { WrongCredentialsException } from '../exceptions.js'
import { CheckPassword } from './check_password.js'
import { recordAuditEvent } from './record_audit_event.js'
import { VerifyPassword } from './verify_password.js'

/** Signs out every other device and ends links to new passwords: whoever knew the old one may hold them. */
@needs('florin.database', 'florin.clock', 'hash', VerifyPassword, CheckPassword)
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hash: HashService,
    private readonly verifyPassword: VerifyPassword,
    private readonly checkPassword: CheckPassword,
  ) {}

  async handle({ user, sessionId }: Caller, current: string, next: string, ip: string): Promise<void> {
    await this.verifyPassword.handle(user.email, current, ip).catch((error: unknown) => {
      if (!(error instanceof WrongCredentialsException)) throw error
      throw invalidField('/current_password', 'wrong', 'The current password is wrong.')
    })
    await this.checkPassword.handle(next, [user.email, user.name, 'florin'])
    const passwordHash = await this.hash.make(next)
    await this.database.systemWrite(async (writes) => {
      await writes.run('UPDATE users SET password_hash = ? WHERE id = ?', [passwordHash, user.id])
      await writes.run('DELETE FROM password_resets WHERE user_id = ?', [user.id])
      const signedOut = await writes.run('DELETE FROM sessions WHERE user_id = ? AND id <> ?', [user.id, sessionId])
      const details = { sessions_ended: signedOut }
      const event = {
        userId: user.id,
        householdId: null,
        action: 'password.changed',
        details,
        ip,
        at: this.clock.now(),
      }
      await recordAuditEvent(writes, event)
    })
  }
}

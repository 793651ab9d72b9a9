import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Database } from '#database/database'
import { normaliseEmail } from '../domain/email.js'
import { RESET_VALID_SECONDS, RESETS_AT_ONCE } from '../domain/password_reset.js'
import { recordAuditEvent } from './record_audit_event.js'

export interface BegunReset {
  user: { id: number; email: string; name: string; locale: string }
  /** For the link; only its hash is kept. */
  secret: string
}

/** Makes a link with which a person chooses a new password without the old one. Passing it on is up to the caller. */
@needs('florin.database', 'florin.clock')
export class BeginPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Undefined where nobody has the address, or as many links as `most` are on their way to it. */
  handle(email: string, ip: string, most = RESETS_AT_ONCE): Promise<BegunReset | undefined> {
    const [secret, at] = [randomSecret(), this.clock.now()]
    return this.database.systemWrite(async (writes) => {
      // Takes hold of the person, so that of many who ask at once each counts what the others made.
      const user = await writes.first<BegunReset['user']>(
        'UPDATE users SET email = email WHERE email = ? RETURNING id, email, name, locale',
        [normaliseEmail(email)],
      )
      if (!user) return undefined
      await writes.run('DELETE FROM password_resets WHERE expires_at <= ?', [at])
      const open = await writes.all('SELECT id FROM password_resets WHERE user_id = ?', [user.id])
      if (open.length >= most) return undefined
      await writes.insert('password_resets', {
        user_id: user.id,
        token_hash: fingerprint(secret),
        created_at: at,
        expires_at: shiftInstant(at, RESET_VALID_SECONDS),
      })
      const event = { userId: user.id, householdId: null, action: 'password.reset_asked', details: {}, ip, at }
      await recordAuditEvent(writes, event)
      return { user, secret }
    })
  }
}

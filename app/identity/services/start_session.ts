import type { HttpRequest } from '@adonisjs/core/http'
import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Database } from '#database/database'
import { SESSION_DAYS } from '#http/credentials'
import { forgetExpiredSessions } from './forget_expired_sessions.js'

export interface Device {
  ip: string
  userAgent: string
}

export interface StartedSession {
  id: number
  userId: number
  /** For the browser's cookie; only its hash is kept. */
  secret: string
}

/** Always a new session: one that an attacker planted before signing in is of no use to them afterwards. */
@needs('florin.database', 'florin.clock')
export class StartSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(userId: number, householdId: number | null, device: Device): Promise<StartedSession> {
    const [secret, now] = [randomSecret(), this.clock.now()]
    return this.database.systemWrite(async (writes) => {
      await forgetExpiredSessions(writes, now)
      const id = await writes.insert('sessions', {
        token_hash: fingerprint(secret),
        user_id: userId,
        household_id: householdId,
        ip: device.ip,
        user_agent: device.userAgent.slice(0, 300),
        created_at: now,
        last_seen_at: now,
        expires_at: shiftInstant(now, SESSION_DAYS * 86_400),
      })
      return { id, userId, secret }
    })
  }
}

export function deviceOf(request: HttpRequest): Device {
  return { ip: request.ip(), userAgent: request.header('user-agent') ?? '' }
}

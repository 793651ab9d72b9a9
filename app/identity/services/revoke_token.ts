import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { TokenOwner } from '../domain/api_token.js'
import { recordAuditEvent } from './record_audit_event.js'

@needs('florin.database', 'florin.clock')
export class RevokeToken {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(id: number, owner: TokenOwner): Promise<void> {
    return this.database.systemWrite(async (writes) => {
      const token = await writes.first<{ name: string }>(
        'DELETE FROM api_tokens WHERE id = ? AND user_id = ? AND household_id = ? RETURNING name',
        [id, owner.userId, owner.householdId],
      )
      if (!token) throw new NotFoundException('token')
      await recordAuditEvent(writes, { ...owner, action: 'token.revoked', details: token, at: this.clock.now() })
    })
  }
}

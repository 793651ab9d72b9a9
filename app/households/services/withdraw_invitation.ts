import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { recordAuditEvent } from '#identity/services/record_audit_event'

@needs('florin.database', 'florin.clock')
export class WithdrawInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(householdId: number, id: number, by: { userId: number; ip: string }): Promise<void> {
    return this.database.systemWrite(async (writes) => {
      const withdrawn = await writes.run(
        'DELETE FROM invitations WHERE id = ? AND household_id = ? AND accepted_at IS NULL',
        [id, householdId],
      )
      if (withdrawn === 0) throw new NotFoundException('invitation')
      const details = { invitation_id: id }
      const at = this.clock.now()
      await recordAuditEvent(writes, { ...by, householdId, action: 'invitation.withdrawn', details, at })
    })
  }
}

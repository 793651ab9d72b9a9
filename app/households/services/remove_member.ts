import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database, Writes } from '#database/database'
import type { CurrentHousehold } from '#http/caller'
import { RoleTooLowException } from '#http/exceptions'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import { mayRemove } from '../domain/membership.js'
import { refuseNoOwner, requireMember } from './require_member.js'

/** Also for leaving. With the membership go the person's tokens for the household and their view of it; what they did stays. */
@needs('florin.database', 'florin.clock')
export class RemoveMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(household: CurrentHousehold, id: number, by: { userId: number; ip: string }): Promise<void> {
    return this.database.systemWrite(async (writes) => {
      const member = await requireMember(writes, household.id, id)
      const isSelf = member.user_id === by.userId
      if (!mayRemove(household.role, member.role, isSelf)) throw new RoleTooLowException('admin', household.role)
      await refuseNoOwner(writes, household.id, member.role, null)
      await removeEverywhere(writes, household.id, member.user_id)
      const action = isSelf ? 'member.left' : 'member.removed'
      const details = { user_id: member.user_id, role: member.role }
      await recordAuditEvent(writes, { ...by, householdId: household.id, action, details, at: this.clock.now() })
    })
  }
}

async function removeEverywhere(writes: Writes, householdId: number, userId: number): Promise<void> {
  const both = [householdId, userId]
  await writes.run('DELETE FROM memberships WHERE household_id = ? AND user_id = ?', both)
  await writes.run('DELETE FROM api_tokens WHERE household_id = ? AND user_id = ?', both)
  await writes.run('UPDATE sessions SET household_id = NULL WHERE household_id = ? AND user_id = ?', both)
}

import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { CurrentHousehold } from '#http/caller'
import { RoleTooLowException } from '#http/exceptions'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import { mayChangeRole, type MemberRole } from '../domain/membership.js'
import { refuseNoOwner, requireMember } from './require_member.js'

@needs('florin.database', 'florin.clock')
export class ChangeRole {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(household: CurrentHousehold, id: number, role: MemberRole, by: { userId: number; ip: string }): Promise<void> {
    return this.database.systemWrite(async (writes) => {
      const member = await requireMember(writes, household.id, id)
      if (!mayChangeRole(household.role, member.role, role)) throw new RoleTooLowException('owner', household.role)
      await refuseNoOwner(writes, household.id, member.role, role)
      await writes.run('UPDATE memberships SET role = ? WHERE id = ?', [role, id])
      const details = { user_id: member.user_id, before: member.role, after: role }
      const at = this.clock.now()
      await recordAuditEvent(writes, { ...by, householdId: household.id, action: 'member.role_changed', details, at })
    })
  }
}

import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint } from '#core/secret_text'
import type { Database, Writes } from '#database/database'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import { InvitationInvalidException } from '../exceptions.js'

interface Invitation {
  id: number
  household_id: number
  role: string
  email: string | null
}

/** A link is used once: marking it and joining are one transaction. */
@needs('florin.database', 'florin.clock')
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers the household that was joined. */
  handle(token: string, user: { id: number; email: string }, ip: string): Promise<number> {
    return this.database.systemWrite((writes) => this.join(writes, token, user, ip))
  }

  /** The same as part of another transaction. */
  async join(writes: Writes, token: string, user: { id: number; email: string }, ip: string): Promise<number> {
    const at = this.clock.now()
    const invitation = await writes.first<Invitation>(
      `UPDATE invitations SET accepted_at = ? WHERE token_hash = ? AND accepted_at IS NULL AND expires_at > ?
       RETURNING id, household_id, role, email`,
      [at, fingerprint(token), at],
    )
    if (!invitation || (invitation.email !== null && invitation.email !== user.email))
      throw new InvitationInvalidException()
    const { household_id: householdId, role } = invitation
    const member = await writes.first('SELECT id FROM memberships WHERE household_id = ? AND user_id = ?', [
      householdId,
      user.id,
    ])
    // Whoever is a member already keeps the role they have; an invitation is no way to change it.
    if (!member)
      await writes.insert('memberships', { household_id: householdId, user_id: user.id, role, created_at: at })
    const details = { invitation_id: invitation.id, role, joined: !member }
    await recordAuditEvent(writes, { userId: user.id, householdId, action: 'invitation.accepted', details, ip, at })
    return householdId
  }
}

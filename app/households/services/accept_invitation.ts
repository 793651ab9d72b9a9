import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint } from '#core/secret_text'
import type { Database, Queries, Writes } from '#database/database'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import { CAN_BE_ACCEPTED } from '../domain/invitation.js'
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

  /** Throws where it cannot be accepted; it stays as it is. */
  async require(queries: Queries, token: string, email: string): Promise<void> {
    const invitation = await queries.first<Pick<Invitation, 'email'>>(
      `SELECT email FROM invitations WHERE token_hash = ? AND ${CAN_BE_ACCEPTED}`,
      [fingerprint(token), this.clock.now()],
    )
    requireFor(invitation, email)
  }

  /** The same as `handle`, as part of another transaction. */
  async join(writes: Writes, token: string, user: { id: number; email: string }, ip: string): Promise<number> {
    const at = this.clock.now()
    const invitation = await writes.first<Invitation>(
      `UPDATE invitations SET accepted_at = ? WHERE token_hash = ? AND ${CAN_BE_ACCEPTED}
       RETURNING id, household_id, role, email`,
      [at, fingerprint(token), at],
    )
    requireFor(invitation, user.email)
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

function requireFor<Kept extends Pick<Invitation, 'email'>>(
  invitation: Kept | undefined,
  email: string,
): asserts invitation is Kept {
  if (!invitation || (invitation.email !== null && invitation.email !== email)) throw new InvitationInvalidException()
}

import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { CAN_BE_ACCEPTED } from '../domain/invitation.js'

export interface InvitationRow {
  id: number
  email: string | null
  role: 'admin' | 'member' | 'viewer'
  created_at: string
  expires_at: string
  invited_by: number
  inviter_name: string
}

/** Those that can still be accepted. */
@needs('florin.database', 'florin.clock')
export class ListInvitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(householdId: number): Promise<InvitationRow[]> {
    return this.database.systemRead((queries) =>
      queries.all<InvitationRow>(
        `SELECT invitations.id, invitations.email, invitations.role, invitations.created_at, expires_at, invited_by,
                users.name AS inviter_name
         FROM invitations JOIN users ON users.id = invited_by
         WHERE household_id = ? AND ${CAN_BE_ACCEPTED} ORDER BY invitations.id DESC`,
        [householdId, this.clock.now()],
      ),
    )
  }
}

import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

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
        `SELECT i.id, i.email, i.role, i.created_at, i.expires_at, i.invited_by, u.name AS inviter_name
         FROM invitations i JOIN users u ON u.id = i.invited_by
         WHERE i.household_id = ? AND i.accepted_at IS NULL AND i.expires_at > ? ORDER BY i.id DESC`,
        [householdId, this.clock.now()],
      ),
    )
  }
}

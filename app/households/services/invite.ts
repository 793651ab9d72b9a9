import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import { fingerprint, randomSecret } from '#core/secret_text'
import type { Database } from '#database/database'
import { normaliseEmail } from '#identity/domain/email'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import type { InvitationRow } from './list_invitations.js'

const VALID_SECONDS = 7 * 24 * 3600

export interface InvitationDraft {
  /** Only the account with this address can accept; anybody with the link when absent. */
  email?: string
  role: 'admin' | 'member' | 'viewer'
}

/** Makes a link that can be used once. The link is told once; only its hash is kept. */
@needs('florin.database', 'florin.clock')
export class Invite {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(householdId: number, draft: InvitationDraft, by: Inviter): Promise<InvitationRow & { linkToken: string }> {
    const [linkToken, at] = [randomSecret(), this.clock.now()]
    const row = {
      email: draft.email === undefined ? null : normaliseEmail(draft.email),
      role: draft.role,
      created_at: at,
      expires_at: shiftInstant(at, VALID_SECONDS),
      invited_by: by.userId,
    }
    return this.database.systemWrite(async (writes) => {
      const hidden = { household_id: householdId, token_hash: fingerprint(linkToken), accepted_at: null }
      const id = await writes.insert('invitations', { ...row, ...hidden })
      const details = { invitation_id: id, email: row.email, role: row.role }
      await recordAuditEvent(writes, {
        userId: by.userId,
        ip: by.ip,
        householdId,
        action: 'invitation.created',
        details,
        at,
      })
      return { ...row, id, inviter_name: by.name, linkToken }
    })
  }
}

interface Inviter {
  userId: number
  name: string
  ip: string
}

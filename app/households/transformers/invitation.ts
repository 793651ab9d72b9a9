import type { Infer } from '@vinejs/vine/types'
import type { InvitationRow } from '../services/list_invitations.js'
import type { invitationListValidator } from '../validators/invitations.js'

type Invitation = Infer<typeof invitationListValidator>['data'][number]

export function toInvitation({
  id,
  email,
  role,
  created_at,
  expires_at,
  invited_by,
  inviter_name,
}: InvitationRow): Invitation {
  return { id, email, role, created_at, expires_at, invited_by: { id: invited_by, name: inviter_name } }
}

import type { Infer } from '@vinejs/vine/types'
import type { MemberRow } from '../services/list_members.js'
import type { memberListValidator } from '../validators/members.js'

type Member = Infer<typeof memberListValidator>['data'][number]

export function toMember({ id, role, created_at, user_id, name, email }: MemberRow): Member {
  return { id, user: { id: user_id, name, email }, role, joined_at: created_at }
}

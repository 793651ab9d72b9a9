export type MemberRole = 'viewer' | 'member' | 'admin' | 'owner'

/** Admins run the household; who owns it is for owners to say. */
export function mayChangeRole(actor: MemberRole, from: MemberRole, to: MemberRole): boolean {
  if (actor === 'owner') return true
  return actor === 'admin' && from !== 'owner' && to !== 'owner'
}

/** Anybody may leave. */
export function mayRemove(actor: MemberRole, target: MemberRole, isSelf: boolean): boolean {
  return isSelf || actor === 'owner' || (actor === 'admin' && target !== 'owner')
}

/** Whether a household would be left without an owner; `to` is null when the member goes. */
export function leavesNoOwner(owners: number, from: MemberRole, to: MemberRole | null): boolean {
  return from === 'owner' && to !== 'owner' && owners <= 1
}

import { NotFoundException } from '#core/exceptions'
import type { Writes } from '#database/database'
import { leavesNoOwner, type MemberRole } from '../domain/membership.js'
import { LastOwnerException } from '../exceptions.js'

export interface Membership {
  id: number
  user_id: number
  role: MemberRole
}

/**
 * A member of the household, held still until the transaction ends: touching the household's row makes others who change its
 * members wait, so that two owners cannot step down past each other.
 */
export async function requireMember(writes: Writes, householdId: number, id: number): Promise<Membership> {
  await writes.run('UPDATE households SET name = name WHERE id = ?', [householdId])
  const sql = 'SELECT id, user_id, role FROM memberships WHERE id = ? AND household_id = ?'
  const member = await writes.first<Membership>(sql, [id, householdId])
  if (!member) throw new NotFoundException('member')
  return member
}

export async function refuseNoOwner(
  writes: Writes,
  householdId: number,
  from: MemberRole,
  to: MemberRole | null,
): Promise<void> {
  const sql = `SELECT COUNT(*) AS owners FROM memberships WHERE household_id = ? AND role = 'owner'`
  const row = await writes.first<{ owners: number }>(sql, [householdId])
  if (leavesNoOwner(row!.owners, from, to)) throw new LastOwnerException()
}

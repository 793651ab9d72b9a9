import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { Role } from '#http/operation'
import type { Me } from '../validators/me.js'

interface UserRow {
  id: number
  email: string
  name: string
  locale: string
  is_instance_admin: number
}

interface MembershipRow {
  id: number
  name: string
  base_currency: string
  time_zone: string
  locale: string
  role: Role
}

@needs('florin.database')
export class DescribeMe {
  constructor(private readonly database: Database) {}

  handle(userId: number, householdId: number | null): Promise<Me> {
    return this.database.systemRead(async (queries) => {
      const user = await queries.first<UserRow>(
        'SELECT id, email, name, locale, is_instance_admin FROM users WHERE id = ?',
        [userId],
      )
      if (!user) throw new Error(`There is no user ${userId}.`)
      const memberships = await queries.all<MembershipRow>(
        `SELECT h.id, h.name, h.base_currency, h.time_zone, h.locale, m.role
         FROM memberships m JOIN households h ON h.id = m.household_id WHERE m.user_id = ? ORDER BY h.name, h.id`,
        [userId],
      )
      const current = memberships.find(({ id }) => id === householdId)
      return {
        user: { ...user, is_instance_admin: user.is_instance_admin === 1 },
        household: current ? withoutRole(current) : null,
        role: current?.role ?? null,
        households: memberships.map(({ id, name, role }) => ({ id, name, role })),
      }
    })
  }
}

function withoutRole({ id, name, base_currency, time_zone, locale }: MembershipRow) {
  return { id, name, base_currency, time_zone, locale }
}

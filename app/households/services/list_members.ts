import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { MemberRole } from '../domain/membership.js'

export interface MemberRow {
  id: number
  role: MemberRole
  created_at: string
  user_id: number
  name: string
  email: string
}

@needs('florin.database')
export class ListMembers {
  constructor(private readonly database: Database) {}

  handle(householdId: number): Promise<MemberRow[]> {
    return this.database.systemRead((queries) =>
      queries.all<MemberRow>(
        `SELECT m.id, m.role, m.created_at, u.id AS user_id, u.name, u.email
         FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.household_id = ? ORDER BY u.name, m.id`,
        [householdId],
      ),
    )
  }
}

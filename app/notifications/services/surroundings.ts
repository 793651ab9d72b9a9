import type { Database } from '#database/database'

/** What is known of a household and its people outside of its own rows. */
export interface Surroundings {
  household: { id: number; name: string; locale: string; timeZone: string }
  members: Map<number, MemberToTell>
}

export interface MemberToTell {
  id: number
  name: string
  email: string
  locale: string
  isAdmin: boolean
}

export function readSurroundings(database: Database, householdId: number): Promise<Surroundings> {
  return database.systemRead(async (queries) => {
    const household = await queries.first<{ name: string; locale: string; time_zone: string }>(
      'SELECT name, locale, time_zone FROM households WHERE id = ?',
      [householdId],
    )
    const members = await queries.all<{ id: number; name: string; email: string; locale: string; role: string }>(
      `SELECT u.id, u.name, u.email, u.locale, m.role FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.household_id = ?`,
      [householdId],
    )
    const { name, locale, time_zone: timeZone } = household!
    const told = members.map(({ role, ...member }) => ({ ...member, isAdmin: role === 'owner' || role === 'admin' }))
    return {
      household: { id: householdId, name, locale, timeZone },
      members: new Map(told.map((each) => [each.id, each])),
    }
  })
}

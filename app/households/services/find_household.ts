import { NotFoundException } from '#core/exceptions'
import type { Database } from '#database/database'

export interface FoundHousehold {
  id: number
  name: string
  base_currency: string
  time_zone: string
  locale: string
}

/** A household for work that no request of a member began. */
export async function findHousehold(database: Database, id: number): Promise<FoundHousehold> {
  const household = await database.systemRead((queries) =>
    queries.first<FoundHousehold>('SELECT id, name, base_currency, time_zone, locale FROM households WHERE id = ?', [
      id,
    ]),
  )
  if (!household) throw new NotFoundException('household')
  return household
}

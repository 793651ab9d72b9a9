import type { Clock } from '#core/clock'
import type { PlainDate } from '#core/plain_date'
import type { Database } from '#database/database'

/** The calendar day where the household lives, from which relative dates count. */
export async function householdDay(database: Database, clock: Clock, householdId: number): Promise<PlainDate> {
  const household = await database.systemRead((queries) =>
    queries.first<{ time_zone: string }>('SELECT time_zone FROM households WHERE id = ?', [householdId]),
  )
  return clock.today(household!.time_zone)
}

import type { Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import type { RecurringJson } from '../validators/recurring.js'
import { readStandings, recurringJson } from './read_recurring.js'
import { requireRecurring } from './recurring_rows.js'

export function showRecurring(
  { database, clock }: Gateway,
  household: { id: number; time_zone: string },
  id: number,
): Promise<RecurringJson> {
  const today = clock.today(household.time_zone)
  return database.read(household.id, async (queries) => {
    await requireRecurring(queries, id)
    const found = (await readStandings(queries, today, 'all')).find(({ row }) => row.id === id)
    if (!found) throw new NotFoundException('recurring payment')
    return recurringJson(found, today)
  })
}

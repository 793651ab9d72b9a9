import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { latestForecast } from './keep_forecast.js'

export const REFRESH_JOB = 'forecasting.refresh'
const HALF_HOUR_S = 1_800

/** After changes the forecast of a household that has one is made anew, at most every half hour, once things have calmed down. */
export async function followChanges(database: Database, clock: Clock, householdId: number): Promise<void> {
  const now = clock.now()
  const since = halfHourOf(now)
  if (!(await database.read(householdId, latestForecast))) return
  const runAt = shiftInstant(since, HALF_HOUR_S)
  await database.write(householdId, (writes) => enqueueJob(writes, { name: REFRESH_JOB, runAt, key: since }, now))
}

/** When the half hour of an instant began. */
function halfHourOf(instant: string): string {
  return `${instant.slice(0, 14)}${instant.slice(14, 16) < '30' ? '00' : '30'}:00.000Z`
}

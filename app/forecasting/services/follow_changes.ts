import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { latestForecast } from './keep_forecast.js'

export const REFRESH_JOB = 'forecasting.refresh'
const MINUTES_BETWEEN = 30
const MINUTE_S = 60

/** After changes the forecast of a household that has one is made anew, at most every half hour, once things have calmed down. */
export async function followChanges(database: Database, clock: Clock, householdId: number): Promise<void> {
  const now = clock.now()
  const slot = Math.floor(Date.parse(now) / (MINUTES_BETWEEN * MINUTE_S * 1_000))
  await database.write(householdId, async (writes) => {
    if (!(await latestForecast(writes))) return
    const runAt = shiftInstant(
      new Date(slot * MINUTES_BETWEEN * MINUTE_S * 1_000).toISOString(),
      MINUTES_BETWEEN * MINUTE_S,
    )
    await enqueueJob(writes, { name: REFRESH_JOB, runAt, key: `after ${slot}` }, now)
  })
}

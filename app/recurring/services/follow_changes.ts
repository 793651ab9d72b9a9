import { type Clock, shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { REFRESH_JOB } from './refresh_recurring.js'

const SECONDS_BETWEEN = 120
const EPOCH = '1970-01-01T00:00:00.000Z'

/** After changes, payments are linked once things have calmed down, at most every two minutes; where anything recurs at all. */
export async function followChanges(database: Database, clock: Clock, householdId: number): Promise<void> {
  const now = clock.now()
  const slot = Math.floor(Date.parse(now) / (SECONDS_BETWEEN * 1_000))
  const runAt = shiftInstant(EPOCH, (slot + 1) * SECONDS_BETWEEN)
  const knows =
    (await database.read(householdId, (queries) => queries.first('SELECT id FROM recurring_payments LIMIT 1'))) !==
    undefined
  if (!knows) return
  await database.write(householdId, (writes) =>
    enqueueJob(writes, { name: REFRESH_JOB, runAt, key: `after ${slot}` }, now),
  )
}

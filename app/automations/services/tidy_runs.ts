import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { RUN_JOB } from './admit_runs.js'

const KEPT_SECONDS = 30 * 86_400
/** A run that was only just begun may not have been claimed yet. */
const UNCLAIMED_SECONDS = 300

/** Keeps runs from getting lost, and forgets those of long ago. */
export class TidyRuns {
  constructor(private readonly parts: { database: Database; clock: Clock; wake: () => void }) {}

  /** A run that goes on, or should have been woken by now, and that no job knows of, gets a job again. */
  async takeUpLost(): Promise<number> {
    const { database, clock, wake } = this.parts
    const now = clock.now()
    const lost = await database.systemRead((queries) =>
      queries.all<{ id: number; household_id: number }>(
        `SELECT r.id, r.household_id FROM automation_runs r
         WHERE (r.state = 'running' AND r.created_at < ?
                OR r.state = 'waiting' AND EXISTS (SELECT 1 FROM automation_steps s WHERE s.run_id = r.id
                   AND s.state IN ('waiting', 'retrying') AND s.wake_at < ?))
         AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.name = ? AND j.state IN ('waiting', 'running')
                         AND j.payload = '{"run_id":' || CAST(r.id AS TEXT) || '}')`,
        [shiftInstant(now, -UNCLAIMED_SECONDS), now, RUN_JOB],
      ),
    )
    if (lost.length === 0) return 0
    await database.systemWrite(async (writes) => {
      for (const { id, household_id: householdId } of lost)
        await enqueueJob(writes, { name: RUN_JOB, householdId, payload: { run_id: id } }, now)
    })
    wake()
    return lost.length
  }

  /** What failed and nobody looked at stays. */
  async forgetOld(): Promise<number> {
    const { database, clock } = this.parts
    const before = shiftInstant(clock.now(), -KEPT_SECONDS)
    return database.systemWrite(async (writes) => {
      await writes.run('DELETE FROM automation_passes WHERE passed_at < ?', [before])
      return writes.run(
        `DELETE FROM automation_runs WHERE finished_at < ? AND (state <> 'failed' OR settled_at IS NOT NULL)`,
        [before],
      )
    })
  }
}

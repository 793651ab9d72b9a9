import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

const DAY_SECONDS = 86_400
/** For so long a key that was used is remembered. */
const DONE_KEPT_SECONDS = 7 * DAY_SECONDS
const RUNS_KEPT_SECONDS = 30 * DAY_SECONDS

/** Forgets what was done. What was given up stays until somebody looks, and of each job the last run stays. */
@needs('florin.database', 'florin.clock')
export class ForgetOldRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<{ jobs: number; runs: number }> {
    const now = this.clock.now()
    return this.database.systemWrite(async (writes) => ({
      jobs: await writes.run("DELETE FROM jobs WHERE state = 'done' AND run_at < ?", [
        shiftInstant(now, -DONE_KEPT_SECONDS),
      ]),
      runs: await writes.run(
        `DELETE FROM job_runs WHERE started_at < ? AND job_id IS NULL
         AND id NOT IN (SELECT MAX(id) FROM job_runs GROUP BY name)`,
        [shiftInstant(now, -RUNS_KEPT_SECONDS)],
      ),
    }))
  }
}

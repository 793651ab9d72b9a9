import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { JobNotDeadException } from '../exceptions.js'
import type { JobWorker } from '../job_worker.js'

/** Gives a job that was given up all its attempts again. It is the same job, with the same idempotency key. */
@needs('florin.database', 'florin.clock', 'florin.jobWorker')
export class ReplayJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: JobWorker,
  ) {}

  async handle(runId: number): Promise<void> {
    await this.database.systemWrite(async (writes) => {
      const run = await writes.first('SELECT id FROM job_runs WHERE id = ?', [runId])
      if (!run) throw new NotFoundException('run of a job')
      const revived = await writes.run(
        "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = ? WHERE run_id = ? AND state = 'dead'",
        [this.clock.now(), runId],
      )
      if (revived === 0) throw new JobNotDeadException()
    })
    this.worker.wake()
  }
}

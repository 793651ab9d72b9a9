import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { JobNotScheduledException } from '../exceptions.js'
import type { JobRegistry } from '../job_registry.js'
import type { JobWorker } from '../job_worker.js'
import { enqueueDefined } from './plan_due_jobs.js'

/** Does not wait for the clock. A job that waits for its next attempt makes it now; one that is running is left alone. */
@needs('florin.database', 'florin.clock', 'florin.jobs', 'florin.jobWorker')
export class RunJobNow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
    private readonly worker: JobWorker,
  ) {}

  async handle(name: string): Promise<void> {
    const definition = this.registry.get(name)
    if (!definition.schedule) throw new JobNotScheduledException(definition.title)
    const now = this.clock.now()
    await this.database.systemWrite(async (writes) => {
      await writes.run("UPDATE jobs SET run_at = ? WHERE name = ? AND state = 'waiting' AND run_at > ?", [
        now,
        name,
        now,
      ])
      await enqueueDefined(writes, definition, 'person', now)
    })
    this.worker.wake()
  }
}

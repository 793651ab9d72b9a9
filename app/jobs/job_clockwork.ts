import type { Leadership } from '#database/leadership'
import type { BreeClock } from './bree_clock.js'
import type { JobLogger } from './job_run.js'
import type { JobWorker } from './job_worker.js'
import type { PlanDueJobs } from './services/plan_due_jobs.js'

/** Longer than most jobs take, shorter than a container runtime waits before it kills. */
const STOP_PATIENCE_MS = 5_000

/** The jobs of a running server: at each tick the leader makes the jobs that are due, and every server runs what it finds. */
export class JobClockwork {
  #planning: Promise<void> = Promise.resolve()

  constructor(
    private readonly clock: BreeClock,
    private readonly leadership: Leadership,
    private readonly plan: PlanDueJobs,
    private readonly worker: JobWorker,
    private readonly logger: JobLogger,
  ) {}

  async start(): Promise<void> {
    this.worker.start()
    await this.clock.start(() => void this.tick())
    await this.tick()
  }

  /** A tick that fails is made up for by the next one. */
  tick(): Promise<void> {
    this.#planning = this.#planning
      .then(async () => {
        if (await this.leadership.hold()) await this.plan.handle()
        this.worker.wake()
      })
      .catch((error: unknown) => this.logger.error({ err: error }, 'Jobs could not be planned'))
    return this.#planning
  }

  async stop(): Promise<void> {
    await this.clock.stop()
    await this.#planning
    await this.worker.stop(STOP_PATIENCE_MS)
    await this.leadership.release()
  }
}

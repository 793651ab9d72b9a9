import { DomainException } from '#core/exceptions'
import type { JobDefinition, JobReport } from './define_job.js'
import { JobTimedOutException } from './exceptions.js'
import { failureOf } from './failure.js'
import type { ClaimedJob } from './services/claim_jobs.js'
import type { Ending } from './services/end_run.js'

export interface JobLogger {
  info(about: object, message: string): void
  warn(about: object, message: string): void
  error(about: object, message: string): void
}

/** One attempt at a job in this process. It ends when its handler does, when its time is up, or when it is given back. */
export class JobRun {
  readonly #stop = new AbortController()
  #giveUp!: (ending: Ending) => void
  readonly #givenUp = new Promise<Ending>((resolve) => (this.#giveUp = resolve))

  constructor(
    private readonly job: ClaimedJob,
    private readonly definition: JobDefinition,
    private readonly logger: JobLogger,
  ) {}

  async perform(): Promise<Ending> {
    const { timeout_ms } = this.definition
    const timer = setTimeout(() => {
      const error = new JobTimedOutException(timeout_ms)
      this.#tell(error)
      this.#end(this.#failed(error))
    }, timeout_ms)
    try {
      return await Promise.race([this.#handled(), this.#givenUp])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends this run without a verdict: the job goes back to the queue, or is with another process already. */
  giveBack(): void {
    this.#end({ outcome: 'returned' })
  }

  #end(ending: Ending): void {
    this.#giveUp(ending)
    this.#stop.abort()
  }

  async #handled(): Promise<Ending> {
    const { id, payload, householdId, attempt } = this.job
    try {
      const report: JobReport | void = await this.definition.handle({
        payload,
        householdId,
        attempt,
        idempotencyKey: `job-${id}`,
        signal: this.#stop.signal,
      })
      return { outcome: 'done', report: report ?? {} }
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#tell(error)
      return this.#failed(error)
    }
  }

  /** What was foreseen, such as a receiver that does not answer, is told in a line; what was not, with where it happened. */
  #tell(error: unknown): void {
    const { name: job, householdId: household, attempt } = this.job
    const { code, message: reason } = failureOf(error)
    if (error instanceof DomainException) this.logger.warn({ job, attempt, household, code, reason }, 'A job failed')
    else this.logger.error({ err: error, job, attempt, household }, 'A job failed')
  }

  #failed(error: unknown): Ending {
    return { outcome: 'failed', failure: failureOf(error), retry: this.definition.retry }
  }
}

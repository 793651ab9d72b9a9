import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { JobDefinition } from './define_job.js'
import type { JobRegistry } from './job_registry.js'
import { JobRun, type JobLogger } from './job_run.js'
import { type ClaimedJob, claimJobs, dueNames, LEASE_SECONDS, renewLeases } from './services/claim_jobs.js'
import { endRun } from './services/end_run.js'
import { TakeBackLostJobs } from './services/take_back_lost_jobs.js'

export interface JobWorkerParts {
  database: Database
  clock: Clock
  registry: JobRegistry
  logger: JobLogger
  leaseSeconds?: number
  /** How many jobs of all names this process runs at the same time. */
  most?: number
}

const MOST_DEFAULT = 4
const MS = 1000
/** What is due later than this is found by the next tick of the clock. */
const ALARM_MS_MAX = 60_000

/** Runs due jobs in this process. It finds them when the clock ticks, when it is woken, and when one it knows of comes due. */
export class JobWorker {
  readonly #running = new Map<number, { run: JobRun; ended: Promise<void> }>()
  readonly #leaseSeconds: number
  readonly #most: number
  #state: 'idle' | 'started' | 'stopped' = 'idle'
  #taking: Promise<unknown> = Promise.resolve()
  #alarm: NodeJS.Timeout | undefined
  #heartbeat: NodeJS.Timeout | undefined

  constructor(private readonly parts: JobWorkerParts) {
    this.#leaseSeconds = parts.leaseSeconds ?? LEASE_SECONDS
    this.#most = parts.most ?? MOST_DEFAULT
  }

  start(): void {
    this.#state = 'started'
  }

  /** Looks for due jobs soon; does nothing in a process that runs no jobs. */
  wake(): void {
    if (this.#state !== 'started') return
    this.#takeUp().catch((error: unknown) => this.parts.logger.error({ err: error }, 'Due jobs could not be taken up'))
  }

  /** Runs everything that is due, and what comes due by it, to its end. */
  async drain(): Promise<void> {
    while ((await this.#takeUp()) > 0 || this.#running.size > 0)
      await Promise.all([...this.#running.values()].map(({ ended }) => ended))
  }

  /** Takes nothing more, gives what runs some time to end, and returns the rest to the queue. */
  async stop(patienceMs: number): Promise<void> {
    this.#state = 'stopped'
    clearTimeout(this.#alarm)
    await this.#taking.catch(() => undefined)
    const all = Promise.all([...this.#running.values()].map(({ ended }) => ended))
    let timer: NodeJS.Timeout | undefined
    await Promise.race([all, new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))])
    clearTimeout(timer)
    for (const { run } of this.#running.values()) run.giveBack()
    await Promise.all([...this.#running.values()].map(({ ended }) => ended))
    clearInterval(this.#heartbeat)
  }

  /** One after the other, so that this process never claims more than it can run. */
  #takeUp(): Promise<number> {
    const turn = this.#taking.then(
      () => this.#claimDue(),
      () => this.#claimDue(),
    )
    this.#taking = turn
    return turn
  }

  async #claimDue(): Promise<number> {
    if (this.#state === 'stopped') return 0
    const { database, clock, registry } = this.parts
    await new TakeBackLostJobs(database, clock, registry).handle()
    let claimed = 0
    for (const name of await database.systemRead((queries) => dueNames(queries, clock.now()))) {
      const definition = registry.find(name)
      const room = this.#most - this.#running.size
      if (!definition || room <= 0) continue
      const jobs = await database.systemWrite((writes) =>
        claimJobs(writes, definition, room, clock.now(), this.#leaseSeconds),
      )
      for (const job of jobs) this.#execute(job, definition)
      claimed += jobs.length
    }
    if (this.#state === 'started') await this.#setAlarm()
    return claimed
  }

  #execute(job: ClaimedJob, definition: JobDefinition): void {
    const run = new JobRun(job, definition, this.parts.logger)
    const ended = this.#finish(job, run)
      .catch((error: unknown) =>
        this.parts.logger.error({ err: error, job: job.name }, 'How a job ended could not be kept; it will run again'),
      )
      .finally(() => {
        this.#running.delete(job.runId)
        if (this.#running.size === 0) this.#heartbeat = void clearInterval(this.#heartbeat)
        this.wake()
      })
    this.#running.set(job.runId, { run, ended })
    this.#heartbeat ??= setInterval(() => void this.#renew(), (this.#leaseSeconds * MS) / 3).unref()
  }

  async #finish(job: ClaimedJob, run: JobRun): Promise<void> {
    const { database, clock, logger } = this.parts
    const ending = await run.perform()
    const kept = await database.systemWrite((writes) => endRun(writes, job, ending, clock.now()))
    if (!kept) logger.warn({ job: job.name, run: job.runId }, 'A job ended after it had been taken over by another')
  }

  /** A job that was taken over while this process did not answer is told to stop. */
  async #renew(): Promise<void> {
    const { database, clock, logger } = this.parts
    const held = [...this.#running.keys()]
    try {
      const ours = await database.systemWrite((writes) => renewLeases(writes, held, clock.now(), this.#leaseSeconds))
      for (const runId of held) if (!ours.has(runId)) this.#running.get(runId)?.run.giveBack()
    } catch (error) {
      logger.warn({ err: error }, 'Leases of running jobs could not be renewed')
    }
  }

  /** Retries come due between two ticks of the clock. */
  async #setAlarm(): Promise<void> {
    const { database, clock } = this.parts
    const now = clock.now()
    const next = await database.systemRead((queries) =>
      queries.first<{ run_at: string | null }>(
        "SELECT MIN(run_at) AS run_at FROM jobs WHERE state = 'waiting' AND run_at > ?",
        [now],
      ),
    )
    clearTimeout(this.#alarm)
    const wait = next?.run_at ? Date.parse(next.run_at) - Date.parse(now) : Number.POSITIVE_INFINITY
    if (wait < ALARM_MS_MAX) this.#alarm = setTimeout(() => this.wake(), wait + 1).unref()
  }
}

import type { ApplicationService } from '@adonisjs/core/types'
import { databaseUrl } from '#config/storage'
import { openLeadership } from '#database/leadership'
import { BreeClock } from '#jobs/bree_clock'
import { JobClockwork } from '#jobs/job_clockwork'
import { JobRegistry } from '#jobs/job_registry'
import { JobWorker } from '#jobs/job_worker'
import { PlanDueJobs } from '#jobs/services/plan_due_jobs'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.jobs': JobRegistry
    'florin.jobWorker': JobWorker
  }
}

/** The first pages are served before Florin looks for work. */
const START_AFTER_MS = 2_000

/** Wires the jobs. Only a server runs them; commands and tests may enqueue and drain. */
export default class JobsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton('florin.jobs', async () => new JobRegistry((await import('#start/jobs')).jobs))
    container.singleton(
      'florin.jobWorker',
      async (resolver) =>
        new JobWorker({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          registry: await resolver.make('florin.jobs'),
          logger: await resolver.make('logger'),
        }),
    )
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    let clockwork: Promise<JobClockwork> | undefined
    const timer = setTimeout(() => {
      clockwork = this.#start()
    }, START_AFTER_MS).unref()
    this.app.terminating(async () => {
      clearTimeout(timer)
      await (await clockwork)?.stop()
    })
  }

  async #start(): Promise<JobClockwork> {
    const { container } = this.app
    const [database, logger] = [await container.make('florin.database'), await container.make('logger')]
    const plan = new PlanDueJobs(database, await container.make('florin.clock'), await container.make('florin.jobs'))
    const worker = await container.make('florin.jobWorker')
    const clockwork = new JobClockwork(new BreeClock(logger), openLeadership(databaseUrl), plan, worker, logger)
    await clockwork
      .start()
      .catch((error: unknown) => logger.fatal({ err: error }, 'The clock of the jobs could not be started'))
    return clockwork
  }
}

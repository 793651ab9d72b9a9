import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Bree from 'bree'
import type { JobLogger } from './job_run.js'

const EVERY_MINUTE = { cron: '* * * * *', timezone: 'UTC' }

/** Tells the time to the queue; knows no job. */
export class BreeClock {
  #bree: Bree | undefined
  #stopping = false

  constructor(
    private readonly logger: JobLogger,
    private readonly rhythm: { cron: string; timezone: string } | { interval: number } = EVERY_MINUTE,
  ) {}

  /** Loads Bree only now, so that a start does not wait for it. */
  async start(onTick: () => void): Promise<void> {
    const { default: Scheduler } = await import('bree')
    const extension = extname(import.meta.url)
    this.#bree = new Scheduler({
      root: false,
      logger: false,
      acceptedExtensions: ['.js', '.ts'],
      defaultExtension: extension.slice(1),
      jobs: [{ name: 'tick', path: fileURLToPath(new URL(`./tick${extension}`, import.meta.url)), ...this.rhythm }],
      // Neither the loader of TypeScript nor our secrets are of use to the thread.
      worker: { execArgv: [], env: {} },
      workerMessageHandler: () => {
        if (!this.#stopping) onTick()
      },
      errorHandler: (error) => {
        if (!this.#stopping) this.logger.error({ err: error }, 'The clock of the jobs missed a tick')
      },
    })
    await this.#bree.start()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#bree?.stop()
  }
}

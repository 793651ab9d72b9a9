import type { Logger } from '@adonisjs/core/logger'
import type { Gateway } from '#changes/gateway'
import type { LocalWriteLock } from '#database/write_lock'
import type { LiveEvents } from '#http/live_events'
import { ImportWorker } from './import_worker.js'
import { ImportInterruptedException } from './exceptions.js'
import { keepFailure } from './services/keep_failure.js'
import { readBatch } from './services/import_batches.js'
import type { ImportProgress } from './services/run_import.js'
import type { ImportJob, WorkerSettings } from './worker_protocol.js'

/** Hands imports to the worker, tells open pages how they go, and keeps what became of them when the worker could not. */
export class ImportQueue {
  readonly #worker: ImportWorker
  readonly #progress = new Map<number, ImportProgress>()
  readonly #waiting = new Map<ImportJob, () => void>()

  constructor(
    settings: WorkerSettings,
    lock: LocalWriteLock,
    private readonly gateway: Gateway,
    private readonly live: LiveEvents,
    private readonly logger: Logger,
  ) {
    this.#worker = new ImportWorker(settings, lock, {
      progressed: (job, progress) => this.#noteProgress(job, progress),
      changed: (change) => gateway.announce(change),
      done: (job, unexpected) => this.#finish(job, unexpected),
      lost: (job, reason) => this.#lose(job, reason),
    })
  }

  /** Settles when the import has ended, however it did. */
  run(job: ImportJob): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(job, resolve)
      this.#worker.run(job)
    })
  }

  cancel(batchId: number): void {
    this.#worker.cancel(batchId)
  }

  /** How far the run of an import is; null when none is under way. */
  progressOf(batchId: number): ImportProgress | null {
    return this.#progress.get(batchId) ?? null
  }

  close(): Promise<void> {
    return this.#worker.close()
  }

  #noteProgress({ householdId, batchId, kind }: ImportJob, progress: ImportProgress): void {
    this.#progress.set(batchId, progress)
    const status = kind === 'preview' ? 'parsing' : 'committing'
    this.live.publish(householdId, { name: 'import', data: { id: batchId, status, progress } })
  }

  #finish(job: ImportJob, unexpected: string | null): void {
    if (unexpected !== null)
      this.logger.error({ import: job.batchId, stack: unexpected }, 'An import failed unexpectedly')
    this.#tellEnd(job)
  }

  #lose(job: ImportJob, reason: string): void {
    this.logger.error({ import: job.batchId, reason }, 'The import worker died')
    const lost = new ImportInterruptedException(
      'The import was interrupted and brought nothing into the ledger. Try it again.',
    )
    keepFailure(this.gateway, job, lost).then(
      () => this.#tellEnd(job),
      (error: unknown) =>
        this.logger.error({ err: error, import: job.batchId }, 'A failed import could not be marked as such'),
    )
  }

  #tellEnd(job: ImportJob): void {
    const { householdId, batchId } = job
    this.#progress.delete(batchId)
    this.#waiting.get(job)?.()
    this.#waiting.delete(job)
    this.gateway.database
      .read(householdId, (queries) => readBatch(queries, batchId))
      .then(
        ({ status }) =>
          this.live.publish(householdId, { name: 'import', data: { id: batchId, status, progress: null } }),
        (error: unknown) =>
          this.logger.warn({ err: error, import: batchId }, 'Nobody could be told how an import ended'),
      )
  }
}

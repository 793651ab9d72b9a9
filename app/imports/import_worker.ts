import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { CommittedChange } from '#changes/gateway'
import { startThread } from '#database/start_thread'
import type { LocalWriteLock } from '#database/write_lock'
import type { ImportProgress } from './services/run_import.js'
import type { FromWorker, ImportJob, ToWorker, WorkerSettings } from './worker_protocol.js'

const IDLE_MS = 60_000
/** Rows live until they are written. A larger nursery copies them as often, and holds a hundred megabytes more. */
const NURSERY_MB = 24
/**
 * Below 2 GB, V8 lets a heap at most double before it collects, and above it grow to four times what was in use: 375 MB instead of about
 * 200 where 100,000 rows are previewed and imported. The preview of a million rows takes 1,300.
 */
const OLD_SPACE_MB = 2000
/** It has the processes of its sandbox to see off: what a thread leaves behind, nobody else can bury. */
const CLOSE_MS = 3_000

export interface WorkerListener {
  progressed(job: ImportJob, progress: ImportProgress): void
  changed(change: CommittedChange): void
  /** The job is over, well or not; `unexpected` is for the log. */
  done(job: ImportJob, unexpected: string | null): void
  /** The thread died with the job in it. */
  lost(job: ImportJob, reason: string): void
}

/** The server's side: one thread, started when there is something to do, kept warm, and let go when there is nothing for a minute. */
export class ImportWorker {
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  readonly #jobs = new Set<ImportJob>()

  constructor(
    private readonly settings: WorkerSettings,
    private readonly lock: LocalWriteLock,
    private readonly listener: WorkerListener,
  ) {}

  run(job: ImportJob): void {
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    this.#jobs.add(job)
    this.#tell({ t: 'run', job })
  }

  cancel(batchId: number): void {
    this.#tell({ t: 'cancel', batchId })
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    this.#jobs.clear()
    if (!worker) return
    // The process must not end before it.
    worker.ref()
    const ended = once(worker, 'exit')
    worker.postMessage({ t: 'close' } satisfies ToWorker)
    await Promise.race([ended, sleep(CLOSE_MS, undefined, { ref: false })])
    await worker.terminate()
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }

  #start(): Worker {
    const limits = { maxYoungGenerationSizeMb: NURSERY_MB, maxOldGenerationSizeMb: OLD_SPACE_MB }
    const worker = startThread('import_worker', this.lock, this.settings, limits)
    let reason = 'The import worker ended.'
    worker.on('message', (message: FromWorker) => this.#hear(message))
    worker.on('error', (error) => (reason = error.message))
    worker.on('exit', () => {
      if (worker === this.#worker) this.#bury(reason)
    })
    return worker
  }

  #hear(message: FromWorker): void {
    if (message.t === 'changed') return this.listener.changed(message.change)
    const job = [...this.#jobs].find(
      ({ batchId, kind }) => batchId === message.job.batchId && kind === message.job.kind,
    )
    if (!job) return
    if (message.t === 'progress') return this.listener.progressed(job, message.progress)
    this.#jobs.delete(job)
    if (this.#jobs.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
    this.listener.done(job, message.unexpected)
  }

  #bury(reason: string): void {
    const lost = [...this.#jobs]
    this.#jobs.clear()
    this.#worker = undefined
    for (const job of lost) this.listener.lost(job, reason)
  }
}

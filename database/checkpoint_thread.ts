import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { startThread } from './start_thread.js'
import type { LocalWriteLock } from './write_lock.js'

/**
 * The server's side of the thread that moves commits from SQLite's log into the file (bin/checkpoint_worker.ts). Left to itself, SQLite
 * does it inside some commit, and the event loop waits for two rounds of the disk.
 */
export class CheckpointThread {
  #worker: Worker | undefined

  constructor(
    private readonly file: string,
    private readonly lock: LocalWriteLock,
    /** Told when the thread ends by itself; from then on connections do its work when the log has become long. */
    private readonly onLost: (error: unknown) => void,
  ) {}

  start(): void {
    this.#worker = startThread('checkpoint_worker', this.lock, { file: this.file })
    this.#worker.on('error', this.onLost)
  }

  /** Settles when it has let go of the file. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    if (!worker) return
    worker.ref()
    const ended = once(worker, 'exit')
    worker.postMessage('close')
    await ended
  }
}

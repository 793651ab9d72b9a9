import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
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
    const { port1, port2 } = new MessageChannel()
    this.lock.serve(port1)
    port1.unref()
    const isSource = import.meta.url.endsWith('.ts')
    const worker = new Worker(new URL(`../bin/checkpoint_worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
      workerData: { file: this.file, lockPort: port2 },
      transferList: [port2],
      // Sources are compiled as they are loaded.
      execArgv: isSource ? [`--import=${import.meta.resolve('@poppinss/ts-exec')}`] : [],
    })
    worker.on('error', this.onLost)
    worker.on('exit', () => port1.close())
    worker.unref()
    this.#worker = worker
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

import { type FileHandle, open } from 'node:fs/promises'

export type LogFile = Pick<FileHandle, 'datasync' | 'close'>

/**
 * Brings what was committed to the disk without stopping the event loop, where a disk may take a second for it. SQLite writes its log
 * and leaves it to the operating system (synchronous = NORMAL); this asks for it to be on the disk, in a thread of the pool, and whoever
 * committed is answered only then. Commits that come meanwhile share the next time.
 *
 * The log is there under the same inode for as long as a connection is open, so its file is opened once. SQLite puts no locks on it that
 * closing a second descriptor could take away.
 */
export class DurableLog {
  #file: Promise<LogFile> | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(
    private readonly path: string,
    private readonly openFile: (path: string, flags: string) => Promise<LogFile> = open,
  ) {}

  /** Settles when all that was committed before the call is on the disk. */
  settled(): Promise<void> {
    if (!this.#running) return this.#start()
    // The one that runs may have begun before the caller's commit.
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    )
    return this.#next
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#running, this.#next])
    const file = this.#file
    this.#file = undefined
    await (await file)?.close()
  }

  #start(): Promise<void> {
    this.#next = undefined
    const running = this.#sync()
    this.#running = running
    const end = () => {
      if (!this.#next) this.#running = undefined
    }
    running.then(end, end)
    return running
  }

  async #sync(): Promise<void> {
    this.#file ??= this.openFile(this.path, 'r+')
    await (await this.#file).datasync()
  }
}

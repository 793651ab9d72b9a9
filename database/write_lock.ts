import { AsyncLocalStorage } from 'node:async_hooks'
import type { MessagePort } from 'node:worker_threads'

/**
 * SQLite has one writer. This lock hands the right to write to one unit at a time, in order of asking, over the main thread and
 * its worker threads, so that nobody ever waits inside SQLite's busy handler, which would stop the event loop.
 */
export interface WriteLock {
  run<T>(work: () => Promise<T>): Promise<T>
}

const holding = new AsyncLocalStorage<true>()

function refuseNesting() {
  if (holding.getStore()) throw new Error('A write was started inside another write; pass the unit of work on instead.')
}

export class LocalWriteLock implements WriteLock {
  #tail: Promise<void> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    refuseNesting()
    const turn = this.#tail.then(() => holding.run(true, work))
    this.#tail = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  /** Lets a worker thread take turns through `port`; a worker that dies gives its turn back, also one that it never came to. */
  serve(port: MessagePort) {
    let release: (() => void) | undefined
    let closed = false
    port.on('message', (message: 'acquire' | 'release') => {
      if (message === 'release') return release?.()
      void this.run(
        () =>
          new Promise<void>((resolve) => {
            if (closed) return resolve()
            release = resolve
            port.postMessage('granted')
          }),
      )
    })
    port.on('close', () => {
      closed = true
      release?.()
    })
  }
}

/** The lock as seen from a worker thread. */
export class RemoteWriteLock implements WriteLock {
  readonly #queue = new LocalWriteLock()

  constructor(private readonly port: MessagePort) {
    port.unref()
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await this.#granted()
      try {
        return await work()
      } finally {
        this.port.postMessage('release')
      }
    })
  }

  #granted() {
    return new Promise<void>((resolve) => {
      this.port.ref()
      this.port.once('message', () => {
        this.port.unref()
        resolve()
      })
      this.port.postMessage('acquire')
    })
  }
}

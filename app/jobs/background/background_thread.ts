import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { startThread } from '#database/start_thread'
import type { LocalWriteLock } from '#database/write_lock'
import type { LiveEvent } from '#http/live_events'
import type { Background, FromThread, Tasks, ToldError, ToThread } from './tasks.js'

const IDLE_MS = 60_000
const CLOSE_MS = 3_000
/** It reads a page of rows at a time, and keeps none of them. */
const NURSERY_MB = 8

export interface BackgroundSettings {
  databaseUrl?: string
  sqliteFile: string
}

export interface BackgroundListener {
  published(householdId: number, event: LiveEvent): void
  woken(): void
}

interface Running {
  resolve(answer: never): void
  reject(error: Error): void
}

/**
 * The server's side of the thread for work that would keep pages waiting (bin/background_worker.ts): started when there is something to
 * do, kept warm, and let go when there was nothing for a minute. When it dies, what it was doing fails, and is tried again by whoever
 * asked for it.
 */
export class BackgroundThread<T extends Tasks> implements Background<T> {
  readonly #running = new Map<number, Running>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #last = 0

  constructor(
    private readonly settings: BackgroundSettings,
    private readonly lock: LocalWriteLock,
    private readonly listener: BackgroundListener,
  ) {}

  perform: Background<T>['perform'] = (name, about, signal) => {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#last
    const tell = (message: ToThread) => worker.postMessage(message)
    const abort = () => tell({ t: 'abort', id })
    return new Promise((resolve, reject) => {
      this.#running.set(id, { resolve, reject })
      tell({ t: 'perform', id, name: String(name), about })
      if (signal?.aborted) abort()
      else signal?.addEventListener('abort', abort, { once: true })
    })
  }

  /** Lets what runs come to an end, if that is soon. */
  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    if (!worker) return
    // The process must not end before it.
    worker.ref()
    const ended = once(worker, 'exit')
    worker.postMessage({ t: 'close' } satisfies ToThread)
    await Promise.race([ended, sleep(CLOSE_MS, undefined, { ref: false })])
    await worker.terminate()
    if (!this.#worker) this.#bury('The server stopped.')
  }

  #start(): Worker {
    const limits = { maxYoungGenerationSizeMb: NURSERY_MB }
    const worker = startThread('background_worker', this.lock, this.settings, limits)
    let reason = 'The background thread ended.'
    worker.on('message', (message: FromThread) => this.#hear(message))
    worker.on('error', (error) => (reason = error.message))
    worker.on('exit', () => {
      if (worker !== this.#worker) return
      this.#worker = undefined
      this.#bury(reason)
    })
    return worker
  }

  #hear(message: FromThread): void {
    if (message.t === 'publish') return this.listener.published(message.householdId, message.event)
    if (message.t === 'wake') return this.listener.woken()
    const running = this.#running.get(message.id)
    this.#running.delete(message.id)
    if (this.#running.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
    if (message.t === 'done') running?.resolve(message.answer as never)
    else running?.reject(errorOf(message.error))
  }

  #bury(reason: string): void {
    for (const { reject } of this.#running.values()) reject(new Error(reason))
    this.#running.clear()
  }
}

function errorOf({ message, stack, code }: ToldError): Error {
  return Object.assign(new Error(message), { stack, ...(code === undefined ? {} : { code }) })
}

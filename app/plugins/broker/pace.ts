import { setTimeout as sleep } from 'node:timers/promises'

export interface PaceSettings {
  /** Requests that may go to a host at once after a pause. */
  burst: number
  /** And then this many a second. */
  per_second: number
}

const HOSTS_KEPT = 1_000

/** A bucket of tokens for each host: however many instances talk to it, nobody is flooded from here. */
export class Pace {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(private readonly settings: PaceSettings) {}

  /** Waits for a turn. */
  async turn(host: string, signal: AbortSignal): Promise<void> {
    const { burst, per_second: rate } = this.settings
    const now = performance.now()
    const bucket = this.#buckets.get(host) ?? { tokens: burst, at: now }
    // Below zero are the turns of those who wait already.
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate) - 1
    bucket.at = now
    this.#buckets.delete(host)
    this.#buckets.set(host, bucket)
    if (this.#buckets.size > HOSTS_KEPT) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (bucket.tokens < 0) await sleep((-bucket.tokens / rate) * 1000, undefined, { signal })
  }
}

/** At most so many at a time; the others wait in order. */
export class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}

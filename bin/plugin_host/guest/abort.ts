type Listener = ((event: { type: 'abort'; target: AbortSignal }) => void) | { handleEvent(event: object): void }

const TOKEN = {}

function failure(name: string, message: string): Error {
  const error = new Error(message)
  error.name = name
  return error
}

/** As on the web, without the machinery of events around it: `abort` is the only one there is. */
class AbortSignal {
  #aborted = false
  #reason: unknown
  readonly #listeners = new Map<Listener, { once: boolean }>()
  onabort: ((event: object) => void) | null = null

  constructor(token?: object) {
    if (token !== TOKEN) throw new TypeError('Illegal constructor')
  }

  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal(TOKEN)
    AbortSignal.fire(signal, reason, TOKEN)
    return signal
  }

  static timeout(delay_ms: number): AbortSignal {
    const signal = new AbortSignal(TOKEN)
    setTimeout(() => AbortSignal.fire(signal, failure('TimeoutError', 'The time is up.'), TOKEN), delay_ms)
    return signal
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const combined = new AbortSignal(TOKEN)
    for (const signal of signals) {
      if (signal.aborted) return AbortSignal.abort(signal.reason)
      signal.addEventListener('abort', () => AbortSignal.fire(combined, signal.reason, TOKEN), { once: true })
    }
    return combined
  }

  static fire(signal: AbortSignal, reason: unknown, token: object): void {
    if (token !== TOKEN || signal.#aborted) return
    signal.#aborted = true
    signal.#reason = reason ?? failure('AbortError', 'It was aborted.')
    const event = { type: 'abort' as const, target: signal }
    signal.onabort?.(event)
    for (const [listener, { once }] of [...signal.#listeners]) {
      if (once) signal.#listeners.delete(listener)
      if (typeof listener === 'function') listener(event)
      else listener.handleEvent(event)
    }
  }

  get aborted(): boolean {
    return this.#aborted
  }

  get reason(): unknown {
    return this.#reason
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason
  }

  addEventListener(type: string, listener: Listener, options: boolean | { once?: boolean } = {}): void {
    if (type === 'abort') this.#listeners.set(listener, { once: typeof options === 'object' && options.once === true })
  }

  removeEventListener(type: string, listener: Listener): void {
    if (type === 'abort') this.#listeners.delete(listener)
  }
}

class AbortController {
  readonly signal = new AbortSignal(TOKEN)

  abort(reason?: unknown): void {
    AbortSignal.fire(this.signal, reason, TOKEN)
  }
}

export { AbortController, AbortSignal }

import { type Failure, Refusal } from './failures.js'

/**
 * The one function of the host: what it is told, the number of a call or timer, an operation or delay, a JSON document. It returns when
 * the host has taken it, so a guest cannot pile anything up behind it.
 */
export type ToHost = (what: 'emit' | 'call' | 'wait' | 'forget', id: number, detail: string, body: string) => void

export interface GateLimits {
  calls: number
  in_flight: number
  output_chars: number
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** A list, because an array asks the prototype of objects, which a plugin may have turned into a trap. */
interface Queued {
  id: number
  operation: string
  body: string
  next: Queued | undefined
}

const { parse, stringify } = JSON
const NativeRangeError = RangeError
const NativePromise = Promise
const NativeString = String

/**
 * What leaves the isolate leaves through here, and is counted before the native queue is touched, because nothing behind it has a limit.
 * Calls beyond those that may be in flight wait inside the isolate, on the plugin's own memory.
 */
export class Gate {
  /** The limit that was passed: the call fails with it, whatever the plugin makes of the error. */
  broken: Failure | undefined
  readonly #toHost: ToHost
  readonly #limits: GateLimits
  readonly #waiting = Object.create(null) as Record<number, Waiting>
  #first: Queued | undefined
  #last: Queued | undefined
  #inFlight = 0
  #lastId = 0
  #calls = 0
  #chars = 0

  constructor(toHost: ToHost, limits: GateLimits) {
    this.#toHost = toHost
    this.#limits = limits
  }

  emit(value: unknown): void {
    const body = stringify(value) ?? 'null'
    this.#count(body)
    this.#toHost('emit', 0, '', body)
  }

  /** Asks Florin; settles with the parsed answer or rejects with a `Refusal`. */
  ask(operation: string, request: unknown): Promise<unknown> {
    const body = stringify(request) ?? 'null'
    this.#count(body)
    const id = ++this.#lastId
    const answer = new NativePromise((resolve, reject) => {
      this.#waiting[id] = { resolve, reject }
    })
    const queued: Queued = { id, operation, body, next: undefined }
    if (this.#last) this.#last.next = queued
    else this.#first = queued
    this.#last = queued
    this.#flush()
    return answer
  }

  /** Starts a timer of the host. It counts as a call; forgetting it does not. */
  wait(id: number, delay_ms: number): void {
    this.#count('')
    this.#toHost('wait', id, NativeString(delay_ms), '')
  }

  forget(id: number): void {
    this.#toHost('forget', id, '', '')
  }

  /** The host's answer to `ask`. */
  reply(id: number, ok: boolean, body: string): void {
    const waiting = this.#waiting[id]
    if (!waiting) return
    delete this.#waiting[id]
    this.#inFlight--
    this.#flush()
    if (ok) return waiting.resolve(parse(body))
    const { code, message } = parse(body) as Failure
    waiting.reject(new Refusal(code, message))
  }

  /** Whether an answer of this length may still leave. */
  hasRoomFor(chars: number): boolean {
    return this.#chars + chars <= this.#limits.output_chars
  }

  #flush(): void {
    while (this.#first && this.#inFlight < this.#limits.in_flight) {
      const { id, operation, body, next } = this.#first
      this.#first = next
      if (!next) this.#last = undefined
      this.#inFlight++
      this.#toHost('call', id, operation, body)
    }
  }

  #count(body: string): void {
    this.#calls++
    this.#chars += body.length
    const { calls, output_chars } = this.#limits
    if (this.#calls > calls)
      this.broken = { code: 'limit_exceeded/calls', message: `It called Florin more than ${calls} times.` }
    else if (this.#chars > output_chars)
      this.broken = { code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' }
    if (this.broken) throw new NativeRangeError(this.broken.message)
  }
}

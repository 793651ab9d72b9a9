import {
  CALLS_IN_FLIGHT,
  HOST_OPERATIONS,
  type CallLimits,
  type HostOperation,
  type HostReply,
  type SandboxErrorCode,
} from '#plugins/protocol'

/** What the guest's side of the bridge can be told (guest/bridge.ts). */
export interface GuestEntrance {
  reply(id: number, ok: boolean, body: string): void
  wake(id: number): void
}

export interface GuestListener {
  emit(body: string): void
  ask(call: number, operation: HostOperation, body: string): void
  stop(verdict: { code: SandboxErrorCode; message: string }): void
}

const TIMERS_MAX = 32
const LONGEST_WAIT_MS = 600_000

/**
 * What one guest says through the bridge, and what it is told back. The guest's own counters stand in its own memory, so everything is
 * counted and checked once more: a guest that gets past its side is stopped here.
 */
export class GuestCalls {
  readonly #open = new Set<number>()
  readonly #timers = new Map<number, NodeJS.Timeout>()
  #calls = 0
  #chars = 0
  #replyChars = 0
  #entrance: GuestEntrance | undefined
  #closed = false

  constructor(
    private readonly limits: CallLimits,
    private readonly listener: GuestListener,
  ) {}

  connect(entrance: GuestEntrance): void {
    this.#entrance = entrance
  }

  /** The one function that the guest's bridge knows. */
  readonly hear = (what: unknown, id: unknown, detail: unknown, body: unknown): void => {
    if (this.#closed) return
    if (typeof what !== 'string' || typeof detail !== 'string' || typeof body !== 'string' || !Number.isSafeInteger(id))
      return this.#distrust()
    const number = id as number
    if (what === 'forget') return this.#forget(number)
    if (!this.#count(body)) return
    if (what === 'emit') return this.listener.emit(body)
    if (what === 'wait') return this.#wait(number, Number(detail))
    if (what === 'call') return this.#ask(number, detail, body)
    this.#distrust()
  }

  /** An answer to a call that is no longer waited for is left aside. */
  reply(call: number, outcome: HostReply): void {
    if (this.#closed || !this.#open.delete(call)) return
    const answer = this.#withinLimits(outcome)
    const { ok } = answer
    const body = answer.ok ? answer.body : JSON.stringify({ code: answer.code, message: answer.message })
    this.#entrance?.reply(call, ok, body)
  }

  /** Afterwards nothing is heard and nothing is told. */
  close(): void {
    this.#closed = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#open.clear()
  }

  #ask(call: number, operation: string, body: string): void {
    if (this.#open.has(call) || !isOperation(operation)) return this.#distrust()
    if (this.#open.size >= CALLS_IN_FLIGHT) return this.#tooMany()
    this.#open.add(call)
    this.listener.ask(call, operation, body)
  }

  #wait(id: number, delay_ms: number): void {
    if (this.#timers.size >= TIMERS_MAX || this.#timers.has(id)) return this.#tooMany()
    const wake = () => {
      this.#timers.delete(id)
      this.#entrance?.wake(id)
    }
    const bounded = Number.isFinite(delay_ms) ? Math.min(Math.max(delay_ms, 0), LONGEST_WAIT_MS) : LONGEST_WAIT_MS
    this.#timers.set(id, setTimeout(wake, bounded))
  }

  #forget(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  #withinLimits(outcome: HostReply): HostReply {
    if (!outcome.ok) return outcome
    const { reply_chars } = this.limits
    if (this.#replyChars + outcome.body.length > reply_chars)
      return {
        ok: false,
        code: 'limit_exceeded/input',
        message: `It asked for more than ${reply_chars} characters of answers.`,
      }
    this.#replyChars += outcome.body.length
    return outcome
  }

  #count(body: string): boolean {
    this.#calls++
    this.#chars += body.length
    if (this.#calls > this.limits.calls) this.#tooMany()
    else if (this.#chars > this.limits.output_chars)
      this.listener.stop({ code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' })
    else return true
    return false
  }

  #tooMany(): void {
    this.listener.stop({ code: 'limit_exceeded/calls', message: 'It called Florin too often.' })
  }

  #distrust(): void {
    this.listener.stop({ code: 'internal', message: 'It called Florin in a way that does not exist.' })
  }
}

function isOperation(name: string): name is HostOperation {
  return (HOST_OPERATIONS as readonly string[]).includes(name)
}

import type { CallOutcome, Culprit } from './call_outcomes.js'
import { PluginFailedException } from './exceptions.js'
import {
  CALLS_IN_FLIGHT,
  type CallMessage,
  type FromHost,
  HOST_OPERATIONS,
  type HostReply,
  type Seed,
} from './protocol.js'
import type { CallSurroundings, SandboxCall } from './sandbox.js'

type Breach = Omit<Culprit, 'id'>

const UNHEARD_OF: Breach = { code: 'internal', message: 'Its sandbox said what no sandbox says.' }
const TOO_OFTEN: Breach = { code: 'limit_exceeded/calls', message: 'It called Florin too often.' }
const TOO_MUCH: Breach = { code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' }
const NOWHERE: CallSurroundings = { settings: {}, locale: 'en', time_zone: 'UTC', base_currency: 'EUR' }
const NOT_GRANTED: HostReply = { ok: false, code: 'forbidden', message: 'Nothing of Florin may be used in this call.' }

/** A call on its way: waiting, running, or running again because its host died. */
export class PendingCall {
  /** A host died while it ran beside others: now it runs alone, and the next death is its own. */
  suspect = false
  /** How often its host was ended by somebody else. */
  interruptions = 0
  deadline?: NodeJS.Timeout
  #broken?: { error: unknown }
  /** Batches passed on so far, and those of the present run. */
  #delivered = 0
  #arrived = 0
  #hasAsked = false
  #hasWritten = false
  #open = 0
  #messages = 0
  #chars = 0
  #over = new AbortController()

  constructor(
    readonly call: SandboxCall,
    readonly now_ms: number,
    readonly seed: Seed,
    private readonly settled: (outcome: CallOutcome) => void,
  ) {}

  /** What its host is told. */
  message(id: number) {
    const { call, now_ms, seed } = this
    const { bundle, method, request, limits } = call
    const surroundings = JSON.stringify(call.surroundings ?? NOWHERE)
    return { id, bundle: { hash: bundle.hash }, method, request, surroundings, now_ms, seed, limits }
  }

  /** A run begins, perhaps not the first. */
  begin(): void {
    this.#arrived = 0
    this.#open = this.#messages = this.#chars = 0
    this.#over = new AbortController()
  }

  /** The run is over, whether there will be another or not: answers to its host calls are of no use any more. */
  end(): void {
    clearTimeout(this.deadline)
    this.#over.abort()
  }

  settle(outcome: CallOutcome): void {
    this.end()
    this.settled({ ...outcome, broken: this.#broken })
  }

  /** Whether nobody notices when it runs again: what it emits is a function of its request, and what it did may be done twice. */
  get mayRunAgain(): boolean {
    return !this.#hasWritten && !(this.#hasAsked && this.#delivered > 0)
  }

  /** False where the call must not go on. */
  handOn(body: string): boolean {
    // A call that runs again after its host died emits again what was already passed on.
    if (this.#arrived++ < this.#delivered || this.#broken) return true
    this.#delivered++
    try {
      this.call.onBatch?.(body)
      return true
    } catch (error) {
      return this.#break(error)
    }
  }

  /** What is wrong with a message that no host sends as long as it is ours. */
  breachOf(message: FromHost): Breach | undefined {
    if (message.t !== 'batch' && message.t !== 'call') return undefined
    const { body } = message
    if (typeof body !== 'string') return UNHEARD_OF
    if (message.t === 'call' && !HOST_OPERATIONS.includes(message.operation)) return UNHEARD_OF
    const { calls, output_chars } = this.call.limits
    this.#messages++
    this.#chars += body.length
    if (this.#messages > calls || this.#open >= CALLS_IN_FLIGHT) return TOO_OFTEN
    return this.#chars > output_chars ? TOO_MUCH : undefined
  }

  /** Answers a host call; undefined where the call is over or must not go on. */
  async answer({ operation, body }: CallMessage, breakOff: () => void): Promise<HostReply | undefined> {
    const { onHostCall } = this.call
    if (!onHostCall) return NOT_GRANTED
    const over = this.#over
    this.#open++
    this.#hasAsked = true
    this.#hasWritten ||= operation === 'http.request' && !isRepeatable(body)
    try {
      const answer = await onHostCall(operation, body, over.signal)
      return over.signal.aborted ? undefined : { ok: true, body: answer }
    } catch (error) {
      if (over.signal.aborted) return undefined
      if (error instanceof PluginFailedException) return { ok: false, code: error.reason, message: error.message }
      this.#break(error)
      breakOff()
      return undefined
    } finally {
      if (over === this.#over) this.#open--
    }
  }

  /** Thrown to the caller when the call has ended; where it happened it would end the process. */
  #break(error: unknown): false {
    this.#broken ??= { error }
    return false
  }
}

/** A request that only reads. What keeps its answer as a secret may have used up what it was fetched with. */
function isRepeatable(body: string): boolean {
  try {
    const { method, keep_body_as_secret } = JSON.parse(body) as { method?: unknown; keep_body_as_secret?: unknown }
    return method === 'GET' && keep_body_as_secret === undefined
  } catch {
    // Whatever it was, it will be refused; nobody knows what it meant.
    return false
  }
}

import {
  CALLS_IN_FLIGHT,
  type CallLimits,
  type HostOperation,
  type HostReply,
  type InvokeMessage,
  type ResultMessage,
  type SandboxErrorCode,
} from '#plugins/protocol'
import { GuestCalls } from './guest_calls.js'
import type { Isolate, Reference } from './isolated_vm.js'
import type { PreparedIsolate } from './prepared_isolate.js'

/** How long a disposed isolate may take to stop; some built-ins cannot be interrupted at all. */
const DISPOSAL_MS = 2000

type Outcome = ResultMessage['outcome']
type Verdict = { code: SandboxErrorCode; message: string }

export interface Surroundings {
  prepared: PreparedIsolate
  emit(body: string): void
  /** Passes on what the guest asks of Florin; the answer comes by `reply`. */
  ask(call: number, operation: HostOperation, body: string): void
  /** The isolate can no longer be got rid of inside this process. */
  doomed(verdict: Verdict): void
}

/** One call in an isolate of its own, which is gone afterwards, so nothing of a call is left for the next. */
export class Invocation {
  readonly startedAt = performance.now()
  readonly #isolate: Isolate
  readonly #limits: CallLimits
  readonly #stopped: Promise<Verdict>
  #stop!: (verdict: Verdict) => void
  #verdict: Verdict | undefined
  #cpuNs = 0n
  /** What making the isolate took: not the plugin's. */
  #cpuBeforeNs = 0n
  readonly #calls: GuestCalls
  /** Settles when the guest has come to rest after its answer. */
  #atRest: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly message: InvokeMessage,
    private readonly surroundings: Surroundings,
  ) {
    this.#limits = message.limits
    this.#stopped = new Promise((resolve) => (this.#stop = resolve))
    const { emit, ask } = surroundings
    this.#calls = new GuestCalls(message.limits, { emit, ask, stop: (verdict) => this.stop(verdict) })
    this.#isolate = surroundings.prepared.isolate
  }

  async run(text: string): Promise<Pick<ResultMessage, 'outcome' | 'log' | 'cpu_ms'>> {
    const answered = this.#callGuest(text).then(readAnswer, (error: unknown) => ({
      outcome: this.#explain(error),
      log: '',
    }))
    const stopped = this.#stopped.then((verdict) => ({ outcome: refusal(verdict), log: '' }))
    const { outcome, log } = await Promise.race([answered, stopped])
    this.#calls.close()
    const cpu_ms = Math.round(this.cpuMs())
    // A guest that was stopped has to be gone before anything is said of it.
    if (this.#verdict) await this.#dispose(answered)
    return {
      outcome: this.#verdict ? refusal(this.#verdict) : outcome,
      log: log.slice(0, this.#limits.log_chars),
      cpu_ms,
    }
  }

  /** The answer is on its way; only now the isolate is taken apart, because that takes a fifth of a small call. */
  leave(): void {
    void this.#dispose(this.#atRest)
  }

  cpuMs(): number {
    // Throws once the isolate is disposed; what was last seen is then the answer.
    if (!this.#isolate.isDisposed) this.#cpuNs = this.#isolate.cpuTime
    return Number(this.#cpuNs - this.#cpuBeforeNs) / 1e6
  }

  /** Called by the watchdog every few milliseconds. */
  checkLimits(): void {
    if (this.#verdict) return
    const { cpu_ms, wall_ms } = this.#limits
    if (this.cpuMs() > cpu_ms)
      this.stop({ code: 'limit_exceeded/cpu', message: `It used more than ${cpu_ms} ms of processor time.` })
    else if (performance.now() - this.startedAt > wall_ms)
      this.stop({ code: 'limit_exceeded/wall', message: `It took longer than ${wall_ms} ms.` })
  }

  stop(verdict: Verdict): void {
    this.#verdict ??= verdict
    this.#stop(this.#verdict)
  }

  /** The server's answer to a host call of this guest. */
  reply(call: number, outcome: HostReply): void {
    this.#calls.reply(call, outcome)
  }

  async #callGuest(text: string): Promise<string> {
    const { calls, output_chars, log_chars } = this.#limits
    const { method, request, now_ms, seed, surroundings } = this.message
    const settings = JSON.stringify({ calls, in_flight: CALLS_IN_FLIGHT, output_chars, log_chars, now_ms, seed })
    const owner = { hear: this.#calls.hear, lost: () => this.surroundings.doomed(outOfMemory(this.#limits)) }
    const guest = await this.surroundings.prepared.take(owner)
    this.#cpuBeforeNs = this.#isolate.cpuTime
    // What these throw is the guest's own business, and a guest that is gone cannot be told anything.
    const tell = (entrance: Reference, args: unknown[]) => void entrance.apply(undefined, args).catch(() => undefined)
    this.#calls.connect({ reply: (...args) => tell(guest.reply, args), wake: (...args) => tell(guest.wake, args) })
    try {
      return await guest.call({ settings, surroundings, method, request, text })
    } finally {
      this.#atRest = guest.rest()
    }
  }

  async #dispose(over: Promise<unknown>): Promise<void> {
    if (!this.#isolate.isDisposed) this.#isolate.dispose()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, DISPOSAL_MS, 'late').unref()))
    const first = await Promise.race([over, late])
    clearTimeout(timer)
    if (first === 'late') {
      this.surroundings.doomed(this.#verdict ?? { code: 'internal', message: 'It could not be stopped.' })
      await new Promise(() => {})
    }
  }

  #explain(error: unknown): Outcome {
    if (this.#verdict) return refusal(this.#verdict)
    const words = error instanceof Error ? error.message : 'It failed without saying why.'
    // Only memory takes an isolate away without a verdict; whoever asks it for something a moment later hears only that it is gone.
    if (this.#isolate.isDisposed || /memory limit/.test(words)) return refusal(outOfMemory(this.#limits))
    // Only the first line: a stack may name files of the server.
    return refusal({ code: 'internal', message: (words.split('\n')[0] ?? '').slice(0, 500) })
  }
}

function outOfMemory({ memory_mb }: CallLimits): Verdict {
  return { code: 'limit_exceeded/memory', message: `It needed more than ${memory_mb} MB of memory.` }
}

function refusal({ code, message }: Verdict): Outcome {
  return { ok: false, code, message }
}

/** The guest writes its own answer, so nothing about it is taken for granted; the value is for the server to check. */
function readAnswer(answer: unknown): Pick<ResultMessage, 'outcome' | 'log'> {
  try {
    const text = answer as string
    const end = text.indexOf('\n')
    const head = JSON.parse(end === -1 ? text : text.slice(0, end)) as Record<string, unknown>
    const { ok, code, message, retry_after_ms, log } = head
    const wait = typeof retry_after_ms === 'number' && retry_after_ms > 0 ? { retry_after_ms } : {}
    const outcome: Outcome = ok
      ? { ok: true, value: text.slice(end + 1) }
      : { ok: false, code: String(code) as SandboxErrorCode, message: String(message), ...wait }
    return { outcome, log: String(log) }
  } catch {
    return {
      outcome: { ok: false, code: 'internal', message: 'The plugin answered with something that is not JSON.' },
      log: '',
    }
  }
}

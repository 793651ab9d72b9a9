import { HostProcess, type HostSettings } from './host_process.js'
import type { FromHost, ResultMessage, SandboxErrorCode } from './protocol.js'
import type { SandboxCall } from './sandbox.js'

export interface LaneSettings extends HostSettings {
  concurrency: number
  /** How long a host without work is kept. */
  idle_ms: number
  /** More resident memory than this and the host is killed. */
  memory_bytes: number
  /** A host is replaced after this many calls, so that nothing can pile up. */
  calls_a_host: number
  /** Hears that `state` is another. */
  onChange?: () => void
}

export interface LaneState {
  pid: number | undefined
  running: number
  waiting: number
  /** Hosts started and hosts that ended against our will, since the server started. */
  starts: number
  deaths: number
}

export type CallOutcome = Pick<ResultMessage, 'outcome' | 'log' | 'cpu_ms'> & {
  /** What `onBatch` threw; the call was ended for it. */
  broken?: { error: unknown }
}

interface Pending {
  call: SandboxCall
  now_ms: number
  seed: number
  settle(outcome: CallOutcome): void
  /** A host died while it ran beside others: now it runs alone, and the next death is its own. */
  suspect: boolean
  delivered: number
  arrived: number
  broken?: { error: unknown }
  deadline?: NodeJS.Timeout
}

const GRACE_MS = 5_000
const MEMORY_WATCH_MS = 100
const START_MS = 20_000
const STARTS_TRIED = 5
const FIRST_BACK_OFF_MS = 100

/** One queue and one host process for it. Starts the host on demand, survives its death, and lets it go when idle. */
export class HostLane {
  #host: HostProcess | undefined
  #ready = false
  #queue: Pending[] = []
  #running = new Map<number, Pending>()
  #culprit: { id: number; code: SandboxErrorCode; message: string } | undefined
  #timers: Partial<Record<'idle' | 'start' | 'memory' | 'back_off', NodeJS.Timeout>> = {}
  #callsOfHost = 0
  #failedStarts = 0
  #nextId = 1
  #starts = 0
  #deaths = 0
  #closed = false

  constructor(private readonly settings: LaneSettings) {}

  run(call: SandboxCall, now_ms: number, seed: number): Promise<CallOutcome> {
    return new Promise((settle) => {
      const pending: Pending = { call, now_ms, seed, settle, suspect: false, delivered: 0, arrived: 0 }
      if (call.signal?.aborted) return settle(failure('cancelled', 'It was cancelled.'))
      call.signal?.addEventListener('abort', () => this.#cancel(pending), { once: true })
      this.#queue.push(pending)
      this.#advance()
    })
  }

  get state(): LaneState {
    return {
      pid: this.#host?.pid,
      running: this.#running.size,
      waiting: this.#queue.length,
      starts: this.#starts,
      deaths: this.#deaths,
    }
  }

  close(): void {
    this.#closed = true
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#host?.kill()
    this.#refuseAll('The server is shutting down.')
  }

  /** Starts whatever may start now. */
  #advance(): void {
    if (this.#closed) return this.#refuseAll('The server is shutting down.')
    if (this.#queue.length === 0) return this.#running.size === 0 ? this.#rest() : undefined
    clearTimeout(this.#timers.idle)
    if (!this.#host) return this.#start()
    if (!this.#ready) return
    if (this.#callsOfHost >= this.settings.calls_a_host) return this.#running.size === 0 ? this.#letGo() : undefined
    while (this.#queue.length > 0 && this.#hasRoomFor(this.#queue[0]!)) this.#begin(this.#queue.shift()!)
  }

  #hasRoomFor(next: Pending): boolean {
    const alone = next.suspect || [...this.#running.values()].some((each) => each.suspect)
    return this.#running.size < (alone ? 1 : this.settings.concurrency)
  }

  #begin(pending: Pending): void {
    const { call, now_ms, seed } = pending
    const id = this.#nextId++
    this.#running.set(id, pending)
    this.#callsOfHost++
    this.settings.onChange?.()
    pending.arrived = 0
    pending.deadline = setTimeout(() => this.#overdue(id), call.limits.wall_ms + GRACE_MS)
    this.#host!.hold(true)
    this.#watchMemory()
    const { bundle, method, request, limits, text = '' } = call
    void this.#host!.invoke(
      { id, bundle: { hash: bundle.hash }, method, request, now_ms, seed, limits },
      bundle.source,
      text,
    )
  }

  #hear(message: FromHost): void {
    if (message.t === 'hello') {
      clearTimeout(this.#timers.start)
      this.#ready = true
      this.#failedStarts = 0
      return this.#advance()
    }
    const pending = this.#running.get(message.id)
    if (!pending) return
    if (message.t === 'batch') return this.#handOn(message.id, pending, message.body)
    if (message.t === 'doomed') return this.#kill(message.id, message.code, message.message)
    this.#finish(message.id, message)
  }

  #handOn(id: number, pending: Pending, body: string): void {
    // A call that runs again after its host died emits again what was already passed on.
    if (pending.arrived++ < pending.delivered || pending.broken) return
    pending.delivered++
    try {
      pending.call.onBatch?.(body)
    } catch (error) {
      // Thrown to the caller when the call has ended; here it would end the process.
      pending.broken = { error }
      this.#host?.cancel(id)
    }
  }

  #finish(id: number, outcome: CallOutcome): void {
    const pending = this.#running.get(id)!
    this.#running.delete(id)
    clearTimeout(pending.deadline)
    if (this.#running.size === 0) clearInterval(this.#timers.memory)
    this.settings.onChange?.()
    pending.settle({ ...outcome, broken: pending.broken })
    this.#advance()
  }

  #start(): void {
    if (this.#timers.back_off) return
    this.#ready = false
    this.#callsOfHost = 0
    this.#starts++
    const host: HostProcess = new HostProcess(this.settings, {
      said: (message) => host === this.#host && this.#hear(message),
      ended: (how) => host === this.#host && this.#bury(how),
    })
    this.#host = host
    this.#timers.start = setTimeout(() => host.kill(), START_MS)
  }

  /** The host is gone. Whoever is known to have done it pays; otherwise everyone who was there runs again, alone. */
  #bury({ signal, code, errors }: { signal: string | null; code: number | null; errors: string }): void {
    const wasReady = this.#ready
    const culprit = this.#culprit
    const victims = [...this.#running]
    this.#host = undefined
    this.#culprit = undefined
    this.#running.clear()
    this.#deaths++
    this.settings.onChange?.()
    for (const timer of ['start', 'memory'] as const) clearTimeout(this.#timers[timer])
    if (!wasReady) return this.#backOff(errors || `exit ${code ?? signal}`)
    for (const [id, pending] of victims.reverse()) {
      clearTimeout(pending.deadline)
      if (id === culprit?.id) pending.settle(failure(culprit.code, culprit.message))
      else if (victims.length === 1) pending.settle(blame(signal, code, errors))
      else this.#queue.unshift(Object.assign(pending, { suspect: pending.suspect || !culprit }))
    }
    this.#advance()
  }

  #backOff(errors: string): void {
    if (++this.#failedStarts >= STARTS_TRIED) {
      this.#failedStarts = 0
      return this.#refuseAll(`The plugin host does not start: ${errors.trim().split('\n').slice(-3).join(' ')}`)
    }
    this.#timers.back_off = setTimeout(
      () => {
        delete this.#timers.back_off
        this.#advance()
      },
      FIRST_BACK_OFF_MS * 2 ** this.#failedStarts,
    )
  }

  #kill(id: number, code: SandboxErrorCode, message: string): void {
    this.#culprit ??= { id, code, message }
    this.#host?.kill()
  }

  #overdue(id: number): void {
    this.#kill(id, 'limit_exceeded/wall', 'It did not stop in time, so the sandbox was ended.')
  }

  #watchMemory(): void {
    if (this.#running.size !== 1) return
    clearInterval(this.#timers.memory)
    const host = this.#host!
    this.#timers.memory = setInterval(() => {
      void host.residentBytes().then((bytes = 0) => {
        if (bytes <= this.settings.memory_bytes || host !== this.#host) return
        const [only, ...others] = this.#running.keys()
        if (only !== undefined && others.length === 0)
          return this.#kill(only, 'limit_exceeded/memory', 'It used up the memory of the sandbox.')
        host.kill()
      })
    }, MEMORY_WATCH_MS).unref()
  }

  #cancel(pending: Pending): void {
    if (this.#queue.includes(pending)) {
      this.#queue = this.#queue.filter((each) => each !== pending)
      return pending.settle(failure('cancelled', 'It was cancelled.'))
    }
    for (const [id, each] of this.#running) if (each === pending) this.#host?.cancel(id)
  }

  #rest(): void {
    this.#host?.hold(false)
    clearTimeout(this.#timers.idle)
    this.#timers.idle = setTimeout(() => this.#letGo(), this.settings.idle_ms).unref()
  }

  /** Ends a host that has nothing to do; its end is no death. */
  #letGo(): void {
    const host = this.#host
    this.#host = undefined
    this.#ready = false
    host?.kill()
    this.settings.onChange?.()
    if (this.#queue.length > 0) this.#advance()
  }

  #refuseAll(message: string): void {
    const waiting = [...this.#running.values(), ...this.#queue]
    this.#running.clear()
    this.#queue = []
    for (const pending of waiting) {
      clearTimeout(pending.deadline)
      pending.settle(failure('host_unavailable', message))
    }
  }
}

function failure(code: SandboxErrorCode, message: string): CallOutcome {
  return { outcome: { ok: false, code, message }, log: '', cpu_ms: 0 }
}

/** V8 and the C++ library say on their way out when it was memory. */
function blame(signal: string | null, code: number | null, errors: string): CallOutcome {
  if (/out of memory|bad_alloc|allocation failed/i.test(errors))
    return failure('limit_exceeded/memory', 'It used up the memory of the sandbox.')
  return failure('internal', `The sandbox ended while the plugin ran (${signal ?? `exit ${code}`}).`)
}

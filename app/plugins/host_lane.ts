import { FairQueue } from './domain/fair_queue.js'
import { HostProcess, type HostEnd, type HostSettings } from './host_process.js'
import { blame, CANCELLED, failure, INTERRUPTED, OUT_OF_MEMORY, SHUTTING_DOWN } from './call_outcomes.js'
import type { CallOutcome, Culprit } from './call_outcomes.js'
import { PendingCall } from './pending_call.js'
import type { CallMessage, FromHost, Seed } from './protocol.js'
import type { SandboxCall } from './sandbox.js'

export interface LaneSettings extends HostSettings {
  concurrency: number
  /** How long a host without work is kept. */
  idle_ms: number
  /** More resident memory than this and the host is killed. */
  memory_bytes: number
  /** A host is replaced after this many calls, this long, or when it keeps this much memory, so that nothing can pile up. */
  calls_a_host: number
  life_ms: number
  worn_bytes: number
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

const GRACE_MS = 5_000
/** A plugin fills about 2 MB of memory in a millisecond. */
const MEMORY_WATCH_MS = 20
const START_MS = 20_000
const STARTS_TRIED = 5
/** Starts that somebody else ended say nothing about the host. */
const STARTS_INTERRUPTED = 20
const FIRST_BACK_OFF_MS = 100
const INTERRUPTIONS_MAX = 5

/** One queue and one host process for it. Starts the host on demand, survives its death, and lets it go when idle. */
export class HostLane {
  #host: HostProcess | undefined
  #ready = false
  #queue = new FairQueue<PendingCall>()
  #running = new Map<number, PendingCall>()
  /** We killed the host: for one call's sake, or not knowing whose. */
  #killedFor: Culprit | 'unknown' | undefined
  #timers: Partial<Record<'idle' | 'start' | 'memory' | 'back_off', NodeJS.Timeout>> = {}
  #callsOfHost = 0
  #isWorn = false
  #hostSince = 0
  #failedStarts = 0
  #nextId = 1
  #starts = 0
  #deaths = 0
  #closed = false

  constructor(private readonly settings: LaneSettings) {}

  run(call: SandboxCall, now_ms: number, seed: Seed): Promise<CallOutcome> {
    return new Promise((settle) => {
      const cancel = () => this.#cancel(pending)
      const pending = new PendingCall(call, now_ms, seed, (outcome) => {
        call.signal?.removeEventListener('abort', cancel)
        settle(outcome)
      })
      if (call.signal?.aborted) return settle(CANCELLED)
      call.signal?.addEventListener('abort', cancel, { once: true })
      this.#queue.push(call.bundle.pluginId, pending)
      this.#advance()
    })
  }

  get state(): LaneState {
    return {
      pid: this.#host?.pid,
      running: this.#running.size,
      waiting: this.#queue.size,
      starts: this.#starts,
      deaths: this.#deaths,
    }
  }

  close(): void {
    this.#closed = true
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#host?.kill()
    this.#refuseAll(SHUTTING_DOWN)
  }

  /** Starts whatever may start now. */
  #advance(): void {
    if (this.#closed) return this.#refuseAll(SHUTTING_DOWN)
    const next = this.#queue.peek()
    if (!next) return this.#running.size === 0 ? this.#rest() : undefined
    clearTimeout(this.#timers.idle)
    if (!this.#host) return this.#start()
    if (!this.#ready) return
    if (this.#isUsedUp) return this.#running.size === 0 ? this.#letGo() : undefined
    if (!this.#hasRoomFor(next)) return
    this.#begin(this.#queue.take()!)
    this.#advance()
  }

  get #isUsedUp(): boolean {
    const { calls_a_host, life_ms } = this.settings
    if (this.#callsOfHost === 0) return false
    return this.#isWorn || this.#callsOfHost >= calls_a_host || performance.now() - this.#hostSince > life_ms
  }

  #hasRoomFor(next: PendingCall): boolean {
    const alone = next.suspect || [...this.#running.values()].some((each) => each.suspect)
    return this.#running.size < (alone ? 1 : this.settings.concurrency)
  }

  #begin(pending: PendingCall): void {
    const { call } = pending
    const id = this.#nextId++
    this.#running.set(id, pending)
    this.#callsOfHost++
    pending.begin()
    // Before the rest, so that the host is at work meanwhile.
    void this.#host!.invoke(pending.message(id), call.bundle.source, call.text ?? '')
    pending.deadline = setTimeout(() => this.#overdue(id), call.limits.wall_ms + GRACE_MS)
    this.#host!.hold(true)
    this.#watchMemory()
    this.settings.onChange?.()
  }

  #hear(message: FromHost): void {
    if (message.t === 'hello') {
      clearTimeout(this.#timers.start)
      this.#ready = true
      this.#failedStarts = 0
      return this.#advance()
    }
    const pending = this.#running.get(message.id)
    if (!pending) return message.t === 'doomed' ? this.#kill(message) : undefined
    // The bridge and the host both count: whoever gets here with more has got past them.
    const breach = pending.breachOf(message)
    if (breach) return this.#kill({ id: message.id, ...breach })
    switch (message.t) {
      case 'batch':
        if (!pending.handOn(message.body)) this.#host?.cancel(message.id)
        return
      case 'call':
        return void this.#answer(pending, message)
      case 'doomed':
        return this.#kill(message)
      case 'result':
        return this.#finish(message.id, message)
    }
  }

  async #answer(pending: PendingCall, message: CallMessage): Promise<void> {
    const { id, call } = message
    const outcome = await pending.answer(message, () => this.#host?.cancel(id))
    if (outcome && this.#running.get(id) === pending) this.#host?.reply(id, call, outcome)
  }

  #finish(id: number, outcome: CallOutcome): void {
    const pending = this.#running.get(id)!
    this.#running.delete(id)
    if (this.#running.size === 0) clearInterval(this.#timers.memory)
    pending.settle({ outcome: outcome.outcome, log: outcome.log, cpu_ms: outcome.cpu_ms })
    if (this.#queue.size > 0) this.#advance()
    // Whoever waits for the answer does not wait for this.
    setImmediate(() => {
      this.settings.onChange?.()
      this.#weigh()
      this.#advance()
    })
  }

  #start(): void {
    if (this.#timers.back_off) return
    this.#ready = this.#isWorn = false
    this.#callsOfHost = 0
    this.#hostSince = performance.now()
    this.#starts++
    const host: HostProcess = new HostProcess(this.settings, {
      said: (message) => host === this.#host && this.#hear(message),
      ended: (how) => host === this.#host && this.#bury(how),
    })
    this.#host = host
    this.#timers.start = setTimeout(() => {
      this.#killedFor = 'unknown'
      host.kill()
    }, START_MS)
  }

  /** The host is gone. Whoever is known to have done it pays; otherwise everyone who was there runs again. */
  #bury(how: HostEnd): void {
    const wasReady = this.#ready
    const killedFor = this.#killedFor
    const victims = [...this.#running]
    this.#host = undefined
    this.#killedFor = undefined
    this.#running.clear()
    this.#deaths++
    for (const timer of ['start', 'memory'] as const) clearTimeout(this.#timers[timer])
    // Only we and the system send this signal; what a plugin does to its host ends otherwise.
    const isInterruption = !killedFor && how.signal === 'SIGKILL'
    if (!wasReady) return this.#backOff(how, isInterruption ? STARTS_INTERRUPTED : STARTS_TRIED)
    for (const [id, pending] of victims.reverse()) {
      pending.end()
      if (typeof killedFor === 'object' && id === killedFor.id)
        pending.settle({ ...failure(killedFor.code, killedFor.message), host_killed: true })
      else if (isInterruption && ++pending.interruptions > INTERRUPTIONS_MAX) pending.settle(INTERRUPTED)
      else if (!isInterruption && !killedFor && victims.length === 1) pending.settle(blame(how))
      else this.#again(pending, isInterruption ? pending.interruptions > 1 : typeof killedFor !== 'object')
    }
    this.settings.onChange?.()
    this.#advance()
  }

  #again(pending: PendingCall, isSuspect: boolean): void {
    pending.suspect ||= isSuspect
    if (pending.mayRunAgain) return this.#queue.pushFirst(pending)
    pending.settle(
      failure('transient', 'The sandbox ended while it ran, after it had done what must not be done twice.'),
    )
  }

  #backOff({ errors, code, signal }: HostEnd, tries: number): void {
    if (++this.#failedStarts >= tries) {
      this.#failedStarts = 0
      const words = errors.trim().split('\n').slice(-3).join(' ') || `exit ${code ?? signal}`
      return this.#refuseAll(`The plugin host does not start: ${words}`)
    }
    const retry = () => {
      delete this.#timers.back_off
      this.#advance()
    }
    const doublings = tries === STARTS_TRIED ? this.#failedStarts : 0
    this.#timers.back_off = setTimeout(retry, FIRST_BACK_OFF_MS * 2 ** doublings)
  }

  #kill({ id, code, message }: Culprit): void {
    this.#killedFor ??= { id, code, message }
    this.#host?.kill()
  }

  #overdue(id: number): void {
    this.#kill({ id, code: 'limit_exceeded/wall', message: 'It did not stop in time, so the sandbox was ended.' })
  }

  #watchMemory(): void {
    if (this.#running.size !== 1) return
    clearInterval(this.#timers.memory)
    const host = this.#host!
    this.#timers.memory = setInterval(() => {
      if (host !== this.#host || (host.residentBytes() ?? 0) <= this.settings.memory_bytes) return
      const [only, ...others] = this.#running.keys()
      if (only !== undefined && others.length === 0) return this.#kill({ id: only, ...OUT_OF_MEMORY })
      this.#killedFor ??= 'unknown'
      host.kill()
    }, MEMORY_WATCH_MS).unref()
  }

  /** A host that keeps much memory after its calls is replaced before the next. */
  #weigh(): void {
    const host = this.#host
    if (this.#running.size > 0 || !host) return
    if ((host.residentBytes() ?? 0) > this.settings.worn_bytes) this.#isWorn = true
  }

  #cancel(pending: PendingCall): void {
    if (this.#queue.remove(pending)) {
      this.settings.onChange?.()
      return pending.settle(CANCELLED)
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
    if (this.#queue.size > 0) this.#advance()
  }

  #refuseAll(message: string): void {
    const waiting = [...this.#running.values(), ...this.#queue.drain()]
    this.#running.clear()
    for (const pending of waiting) pending.settle(failure('host_unavailable', message))
  }
}

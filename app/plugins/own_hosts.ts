import { FairQueue } from './domain/fair_queue.js'
import { HostLane, type LaneSettings, type LaneState } from './host_lane.js'
import { CANCELLED, type CallOutcome, failure, SHUTTING_DOWN } from './call_outcomes.js'
import type { Seed } from './protocol.js'
import type { SandboxCall } from './sandbox.js'

export interface OwnHostsSettings extends LaneSettings {
  /** Processes at a time; further calls wait until one is free. */
  hosts: number
}

interface Waiting {
  key: string
  start(lane: HostLane): void
  refuse(): void
}

/**
 * Hosts that nobody shares: one for each key, for as long as it has something to do. What holds secrets or talks to the network is alone
 * in its process, so that nothing of it can be read by a neighbour and a death has one suspect.
 */
export class OwnHosts {
  readonly #lanes = new Map<string, HostLane>()
  readonly #queue = new FairQueue<Waiting>()
  /** Of lanes that are gone. */
  #past = { starts: 0, deaths: 0 }
  #closed = false

  constructor(private readonly settings: OwnHostsSettings) {}

  run(key: string, call: SandboxCall, now_ms: number, seed: Seed): Promise<CallOutcome> {
    return new Promise((settle) => {
      const cancel = () => this.#queue.remove(waiting) && settle(CANCELLED)
      const start = (lane: HostLane) => {
        call.signal?.removeEventListener('abort', cancel)
        void lane.run(call, now_ms, seed).then((outcome) => {
          settle(outcome)
          this.#advance()
        })
      }
      const refuse = () => settle(failure('host_unavailable', SHUTTING_DOWN))
      const waiting: Waiting = { key, start, refuse }
      if (this.#closed) return refuse()
      call.signal?.addEventListener('abort', cancel, { once: true })
      this.#queue.push(call.bundle.pluginId, waiting)
      this.#advance()
    })
  }

  get states(): LaneState[] {
    return [...this.#lanes.values()].map((lane) => lane.state)
  }

  /** Hosts started and died so far, and calls that wait for a host. */
  get totals(): Pick<LaneState, 'waiting' | 'starts' | 'deaths'> {
    const { starts, deaths } = this.states.reduce(add, this.#past)
    return { waiting: this.#queue.size, starts, deaths }
  }

  close(): void {
    this.#closed = true
    for (const waiting of this.#queue.drain()) waiting.refuse()
    for (const lane of this.#lanes.values()) lane.close()
  }

  /** In turns, as far as there are hosts; a call never overtakes another of its own key. */
  #advance(): void {
    const isFree = ({ key }: Waiting) => this.#hasHostFor(key)
    for (let next = this.#queue.take(isFree); next; next = this.#queue.take(isFree)) next.start(this.#laneFor(next.key))
    this.settings.onChange?.()
  }

  #hasHostFor(key: string): boolean {
    const known = this.#lanes.get(key)
    if (known) return !isBusy(known)
    return this.#lanes.size < this.settings.hosts || [...this.#lanes.values()].some((lane) => !isBusy(lane))
  }

  #laneFor(key: string): HostLane {
    const known = this.#lanes.get(key)
    if (known) return known
    if (this.#lanes.size >= this.settings.hosts) this.#makeRoom()
    const lane: HostLane = new HostLane({ ...this.settings, concurrency: 1, onChange: () => this.#changed(key, lane) })
    this.#lanes.set(key, lane)
    return lane
  }

  /** Lets the host go that has been idle longest. */
  #makeRoom(): void {
    const idle = [...this.#lanes].find(([, lane]) => !isBusy(lane))
    if (!idle) return
    this.#forget(...idle)
    idle[1].close()
  }

  #changed(key: string, lane: HostLane): void {
    if (this.#lanes.get(key) !== lane) return
    // The order of the map is the order of last use.
    this.#lanes.delete(key)
    this.#lanes.set(key, lane)
    const isGone = lane.state.pid === undefined && !isBusy(lane)
    if (isGone) this.#forget(key, lane)
    this.settings.onChange?.()
    if (isGone) this.#advance()
  }

  #forget(key: string, lane: HostLane): void {
    this.#lanes.delete(key)
    this.#past = add(this.#past, lane.state)
  }
}

const isBusy = ({ state: { running, waiting } }: HostLane) => running + waiting > 0

const add = (sum: { starts: number; deaths: number }, { starts, deaths }: LaneState) => ({
  starts: sum.starts + starts,
  deaths: sum.deaths + deaths,
})

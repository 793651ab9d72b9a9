import type { Image } from './images.js'
import type { Isolate, IsolatedVm, Reference } from './isolated_vm.js'
import type { GuestCalls } from './guest_calls.js'
import bridge from 'virtual:guest_bridge'

/** What an isolate has to be like for a call. */
export interface IsolateShape {
  memory_mb: number
  /** The bundle, loaded already. */
  image: Image | undefined
}

/** The call that an isolate belongs to. */
export interface IsolateOwner {
  hear: GuestCalls['hear']
  /** V8 has lost control over the isolate, and with it this process. */
  lost(): void
}

const INSTALL = `${bridge};return florinBridge.install($0)`
const ENTRANCES = ['begin', 'dispatch', 'reply', 'wake'] as const

const NOTHING_ALLOWED = JSON.stringify({ calls: 0, in_flight: 0, output_chars: 0, log_chars: 0, now_ms: 0, seed: [] })

type Entrances = Record<(typeof ENTRANCES)[number], Reference>

/** An isolate with the bridge in it and nothing else, for one call. */
export class PreparedIsolate {
  readonly isolate: Isolate
  readonly #ready: Promise<Entrances & { load(source: string): Promise<unknown> }>
  #owner: IsolateOwner | undefined

  constructor(
    private readonly ivm: IsolatedVm,
    readonly shape: IsolateShape,
  ) {
    this.isolate = new ivm.Isolate({
      memoryLimit: shape.memory_mb,
      snapshot: shape.image,
      onCatastrophicError: () => (this.#owner ? this.#owner.lost() : process.kill(process.pid, 'SIGKILL')),
    })
    this.#ready = this.#prepare()
    // Told to whoever takes it.
    this.#ready.catch(() => undefined)
  }

  /** Gives it to a call; from now on all that happens in it is that call's. */
  async begin(owner: IsolateOwner, settings: string, surroundings: string) {
    this.#owner = owner
    const guest = await this.#ready
    const cpuNs = this.isolate.cpuTime
    await guest.begin.apply(undefined, [settings, surroundings])
    return { ...guest, cpuNs }
  }

  /**
   * Begins and ends a call of nothing. The bridge is compiled as it is used, which takes a fifth of a small call; what begins now is as
   * if it had never been, because a call sets all of it anew and there is no plugin yet that could notice.
   */
  rehearse(): void {
    const over = this.#ready.then(({ begin, dispatch }) =>
      Promise.all([
        begin.apply(undefined, [NOTHING_ALLOWED, '{}']),
        dispatch.apply(undefined, ['rehearsal', '{}', ''], { result: { promise: true, copy: true } }),
      ]),
    )
    // Told to whoever takes the isolate.
    over.catch(() => undefined)
  }

  async #prepare() {
    const context = await this.isolate.createContext()
    // The closure is the only place that knows the callback: no global leads the guest to an object of the host.
    const toHost = new this.ivm.Callback((...said: Parameters<GuestCalls['hear']>) => this.#owner?.hear(...said))
    const florinBridge = await context.evalClosure(INSTALL, [toHost], { result: { reference: true } })
    const entrances = ENTRANCES.map((name) => [name, florinBridge.getSync(name, { reference: true }) as Reference])
    // Ends in nothing, because the last value of a script is handed over.
    const load = (source: string) => context.eval(`${source}\n;void 0`, { filename: 'plugin.js' })
    return { ...(Object.fromEntries(entrances) as Entrances), load }
  }
}

/** Has one isolate ready while the host is idle, because making one takes most of the time of a small call. */
export class IsolateSupply {
  #spare: PreparedIsolate | undefined

  constructor(private readonly ivm: IsolatedVm) {}

  take(shape: IsolateShape): PreparedIsolate {
    const spare = this.#spare
    if (!spare || spare.shape.memory_mb !== shape.memory_mb || spare.shape.image !== shape.image)
      return new PreparedIsolate(this.ivm, shape)
    this.#spare = undefined
    return spare
  }

  /** The next call is most likely like the last. */
  stock({ shape }: PreparedIsolate): void {
    if (this.#spare) {
      if (this.#spare.shape.image === shape.image && this.#spare.shape.memory_mb === shape.memory_mb) return
      this.#spare.isolate.dispose()
    }
    this.#spare = new PreparedIsolate(this.ivm, shape)
    this.#spare.rehearse()
  }
}

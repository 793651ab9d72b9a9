import { setFlagsFromString } from 'node:v8'
import type { Image } from './images.js'
import type { Context, Isolate, IsolatedVm, Reference, Script } from './isolated_vm.js'
import type { GuestCalls } from './guest_calls.js'
import bridge from 'virtual:guest_bridge'

/** What an isolate has to be like for a call. */
export interface IsolateShape {
  memory_mb: number
  /** The bundle and its SHA-256. */
  source: string
  hash: string
  /** The bundle, loaded already. */
  image: Image | undefined
}

/** What a call says to its guest, in this order: what it may and sees, then what is asked of it. */
export interface GuestCall {
  settings: string
  surroundings: string
  method: string
  request: string
  text: string
}

/** The call that an isolate belongs to. */
export interface IsolateOwner {
  hear: GuestCalls['hear']
  /** V8 has lost control over the isolate, and with it this process. */
  lost(): void
}

const SCRIPT = { filename: 'plugin.js' }
const ANSWER = { result: { promise: true, copy: true } } as const
const INSTALL = `${bridge};return florinBridge.install($0)`
const ENTRANCES = ['begin', 'dispatch', 'reply', 'wake'] as const

const NO_TIMER = 0

const NOTHING_ALLOWED = JSON.stringify({ calls: 0, in_flight: 0, output_chars: 0, log_chars: 0, now_ms: 0, seed: [] })

type Entrances = Record<(typeof ENTRANCES)[number], Reference>

/** An isolate with the bridge in it and nothing else, for one call. */
export class PreparedIsolate {
  readonly isolate: Isolate
  readonly #ready: Promise<Entrances & { context: Context }>
  #script: Promise<Script> | undefined
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

  /** Gives it to a call, which may look at what it costs and speak with the guest as soon as this settles. */
  async take(owner: IsolateOwner) {
    this.#owner = owner
    const { reply, wake, ...guest } = await this.#ready
    const script = await this.#script
    return {
      reply,
      wake,
      call: (call: GuestCall) => this.#call(guest, script, call),
      /** Settles when nothing of the guest runs any more, also where the isolate is disposed meanwhile. */
      rest: async () => {
        await wake.apply(undefined, [NO_TIMER]).catch(() => undefined)
      },
    }
  }

  /**
   * Begins and ends a call of nothing, and compiles the bundle without running it. The bridge is compiled as it is used, which takes a
   * fifth of a small call; what begins now is as if it had never been, because a call sets all of it anew and there is no plugin yet that
   * could notice.
   */
  async rehearse(): Promise<void> {
    const over = this.#ready.then(({ begin, dispatch }) =>
      Promise.all([
        begin.apply(undefined, [NOTHING_ALLOWED, '{}']),
        dispatch.apply(undefined, ['rehearsal', '{}', ''], ANSWER),
      ]),
    )
    if (!this.shape.image)
      this.#script = over.then(() => this.isolate.compileScript(scriptOf(this.shape.source), SCRIPT))
    // What went wrong is told to whoever takes the isolate.
    await Promise.allSettled([over, this.#script])
  }

  /**
   * All is handed over at once and done in this order, because a step takes longer to get to the thread of the isolate and back than to be
   * done. An answer of a plugin that did not load counts for nothing, but is waited for: nobody leaves while the guest is at work.
   */
  async #call(
    { begin, dispatch, context }: Pick<Entrances, 'begin' | 'dispatch'> & { context: Context },
    script: Script | undefined,
    { settings, surroundings, method, request, text }: GuestCall,
  ): Promise<string> {
    const begun = begin.apply(undefined, [settings, surroundings])
    const loaded = this.shape.image
      ? undefined
      : (script?.run(context) ?? context.eval(scriptOf(this.shape.source), SCRIPT))
    const answered = dispatch.apply(undefined, [method, request, text], ANSWER) as Promise<string>
    await Promise.allSettled([begun, loaded, answered])
    await begun
    await loaded
    return answered
  }

  async #prepare() {
    const context = await this.isolate.createContext()
    // The closure is the only place that knows the callback: no global leads the guest to an object of the host.
    const toHost = new this.ivm.Callback((...said: Parameters<GuestCalls['hear']>) => this.#owner?.hear(...said))
    const florinBridge = await context.evalClosure(INSTALL, [toHost], { result: { reference: true } })
    const entrances = ENTRANCES.map((name) => [name, florinBridge.getSync(name, { reference: true }) as Reference])
    return { ...(Object.fromEntries(entrances) as Entrances), context }
  }
}

/** Ends in nothing, because the last value of a script is handed over. */
const scriptOf = (source: string) => `${source}\n;void 0`

/** Has one isolate ready while the host is idle, because making one takes most of the time of a small call. */
export class IsolateSupply {
  #spare: PreparedIsolate | undefined

  constructor(private readonly ivm: IsolatedVm) {}

  take(shape: IsolateShape): PreparedIsolate {
    const spare = this.#spare
    if (!spare || !isAlike(spare.shape, shape)) return new PreparedIsolate(this.ivm, shape)
    this.#spare = undefined
    return spare
  }

  /** The next call is most likely like the last. */
  stock(shape: IsolateShape): void {
    if (this.#spare) {
      if (isAlike(this.#spare.shape, shape)) return
      this.#spare.isolate.dispose()
    }
    this.#spare = new PreparedIsolate(this.ivm, shape)
    // Every function, used or not: the host has the time now, and the call has not.
    setFlagsFromString('--no-lazy')
    void this.#spare.rehearse().finally(() => setFlagsFromString('--lazy'))
  }
}

const isAlike = (one: IsolateShape, other: IsolateShape) =>
  one.memory_mb === other.memory_mb && one.hash === other.hash && one.image === other.image

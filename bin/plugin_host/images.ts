import type { IsolatedVm } from './isolated_vm.js'
import { REHEARSAL } from './rehearsal.js'

export type Image = ReturnType<IsolatedVm['Isolate']['createSnapshot']>

/**
 * Heaps of isolates in which a bundle was loaded and rehearsed already: starting from one costs a third of compiling and running the
 * bundle again, and each call still has an isolate of its own. Making one runs the bundle without limits, so it is for code that came
 * with Florin.
 */
export class Images {
  readonly #images = new Map<string, Image | undefined>()

  constructor(
    private readonly ivm: IsolatedVm,
    private readonly isTrusted: boolean,
  ) {}

  /** Undefined where the bundle has to be loaded in the ordinary way. */
  of(hash: string, source: string): Image | undefined {
    if (!this.isTrusted) return undefined
    if (!this.#images.has(hash)) this.#images.set(hash, this.#make(source))
    return this.#images.get(hash)
  }

  #make(source: string): Image | undefined {
    try {
      return this.ivm.Isolate.createSnapshot([{ code: source, filename: 'plugin.js' }], REHEARSAL)
    } catch {
      // A bundle that cannot be loaded on its own says so when it is called.
      return undefined
    }
  }
}

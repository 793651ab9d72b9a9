import { setImmediate as nextTurn } from 'node:timers/promises'

const TURN_MS = 8

/**
 * Long work on the main thread takes turns with requests: ask `rest()` between small steps, and it lets others go first when this turn
 * has lasted long enough.
 */
export class Turns {
  #started = performance.now()

  async rest(): Promise<void> {
    if (performance.now() - this.#started < TURN_MS) return
    await nextTurn()
    this.#started = performance.now()
  }
}

import { revision } from './revision.svelte.ts'

/** Whether the server answers, as far as the last question tells. */
class Connection {
  #isLost = $state(false)
  #seenAt = $state.raw<Date | null>(null)

  get isLost(): boolean {
    return this.#isLost
  }

  /** When the oldest of what is shown instead of an answer was the newest; null where nothing is. */
  get seenAt(): Date | null {
    return this.#seenAt
  }

  lose(): void {
    this.#isLost = true
  }

  show(seenAt: Date): void {
    if (!this.#seenAt || seenAt < this.#seenAt) this.#seenAt = seenAt
  }

  /** The server has answered; whatever is on the page may have changed meanwhile. */
  find(): void {
    if (!this.#isLost) return
    this.#isLost = false
    this.#seenAt = null
    revision.advance()
  }
}

export const connection = new Connection()

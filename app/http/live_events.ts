export interface LiveEvent {
  /** What happened, such as `ledger` or `import`. */
  name: string
  data: Record<string, unknown>
}

type Listener = (event: LiveEvent) => void

/** Tells open pages what happened in their household, as it happens. Nothing is kept: who was away asks for what they show. */
export class LiveEvents {
  readonly #listeners = new Map<number, Set<Listener>>()
  readonly #closers = new Set<() => void>()

  /** `onClose` is called when the server stops. Answers how to unsubscribe. */
  subscribe(householdId: number, listener: Listener, onClose: () => void): () => void {
    const listeners = this.#listeners.get(householdId) ?? new Set()
    this.#listeners.set(householdId, listeners.add(listener))
    this.#closers.add(onClose)
    return () => {
      listeners.delete(listener)
      this.#closers.delete(onClose)
      if (listeners.size === 0) this.#listeners.delete(householdId)
    }
  }

  publish(householdId: number, event: LiveEvent): void {
    for (const listener of this.#listeners.get(householdId) ?? []) listener(event)
  }

  close(): void {
    for (const close of [...this.#closers]) close()
  }
}

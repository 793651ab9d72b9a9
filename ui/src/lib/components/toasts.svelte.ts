export interface Toast {
  id: number
  message: string
  tone: 'done' | 'problem'
  action?: { label: string; run: () => void }
}

const SHOWN_MS = 10_000
const SHOWN_MAX = 3

/** Short notes at the edge of the screen; each leaves after ten seconds. */
class Toasts {
  list = $state<Toast[]>([])
  #next = 1
  #timers = new Map<number, ReturnType<typeof setTimeout>>()

  show(toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }): number {
    const id = this.#next++
    this.list.push({ tone: 'done', ...toast, id })
    while (this.list.length > SHOWN_MAX) this.dismiss(this.list[0]!.id)
    this.resume(id)
    return id
  }

  dismiss(id: number): void {
    this.pause(id)
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  /** Nobody should lose the undo button while reaching for it. */
  pause(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  resume(id: number): void {
    this.pause(id)
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), SHOWN_MS),
    )
  }
}

export const toasts = new Toasts()

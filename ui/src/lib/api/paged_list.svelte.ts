import { untrack } from 'svelte'
import { toProblem, type Problem } from './problem.ts'
import { revision } from './revision.svelte.ts'
import type { Page } from './types.ts'

/**
 * A list that grows page by page and starts over when the ledger, or state that `fetch` reads before it first
 * waits, changes. Create it while a component is being created.
 */
export class PagedList<T> {
  items = $state.raw<T[]>([])
  loading = $state(true)
  problem = $state.raw<Problem>()
  #cursor = $state<string | null>(null)
  #generation = 0

  constructor(private fetch: (cursor?: string) => Promise<Page<T>>) {
    $effect(() => {
      void revision.current
      const answer = this.fetch()
      untrack(() => void this.#receive(answer, []))
    })
  }

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  reload(): void {
    void this.#receive(this.fetch(), [])
  }

  async loadMore(): Promise<void> {
    if (this.loading || this.#cursor === null) return
    await this.#receive(this.fetch(this.#cursor), this.items)
  }

  async #receive(answer: Promise<Page<T>>, before: T[]): Promise<void> {
    const generation = ++this.#generation
    this.loading = true
    try {
      const page = await answer
      if (generation !== this.#generation) return
      this.items = [...before, ...page.data]
      this.#cursor = page.next_cursor
      this.problem = undefined
    } catch (thrown) {
      if (generation === this.#generation) this.problem = toProblem(thrown)
    } finally {
      if (generation === this.#generation) this.loading = false
    }
  }
}

import { tick } from 'svelte'
import { PagedList } from '#lib/api/paged_list.svelte.ts'
import type { Page } from '#lib/api/types.ts'
import { keepPlace } from '#lib/components/keep_place.ts'
import { toasts } from '#lib/components/toasts.svelte.ts'
import { attempt } from '#lib/features/changes/undo.ts'

/** How something leaves a list: what to tell the server, and how to take it back. */
export interface Settling {
  done: string
  settle: () => Promise<unknown>
  takeBack: () => Promise<unknown>
}

/**
 * A list that is worked through one by one: what is settled leaves it at once and comes back when the server refuses or the person
 * takes it back. Create it while a component is being created.
 */
export class SettledList<T extends { id: number }> {
  #list: PagedList<T>
  #gone = $state.raw<ReadonlySet<number>>(new Set())
  #at = $state(0)

  constructor(
    fetch: (cursor?: string) => Promise<Page<T>>,
    private order: (items: T[]) => T[] = (items) => items,
  ) {
    this.#list = new PagedList(fetch)
  }

  items = $derived.by(() => this.order(this.#list.items.filter(({ id }) => !this.#gone.has(id))))
  /** The one that keys work on. */
  current = $derived.by<T | undefined>(() => this.items[Math.min(this.#at, this.items.length - 1)])

  get ready(): boolean {
    return !this.#list.loading || this.#list.items.length > 0
  }

  get loading(): boolean {
    return this.#list.loading
  }

  get problem() {
    return this.#list.problem
  }

  get hasMore(): boolean {
    return this.#list.hasMore
  }

  reload = () => this.#list.reload()
  loadMore = () => this.#list.loadMore()

  async move(by: number): Promise<void> {
    this.#at = Math.max(0, Math.min(this.items.length - 1, this.#at + by))
    await tick()
    document.querySelector('article[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }

  async settle(item: T, { done, settle, takeBack }: Settling): Promise<void> {
    this.#at = Math.max(0, this.items.indexOf(item))
    await keepPlace(() => this.#hide(item.id, true))
    if (!(await attempt(settle))) return this.#hide(item.id, false)
    toasts.show({ message: done, action: { label: 'Undo', run: () => void this.#takeBack(item.id, takeBack) } })
    if (this.items.length === 0 && this.hasMore) await this.loadMore()
  }

  async #takeBack(id: number, takeBack: () => Promise<unknown>): Promise<void> {
    if (!(await attempt(takeBack))) return
    this.#hide(id, false)
    this.reload()
  }

  #hide(id: number, isGone: boolean): void {
    this.#gone = isGone ? new Set([...this.#gone, id]) : new Set([...this.#gone].filter((each) => each !== id))
  }
}

import { decide, listReview, type ReviewRow } from '#lib/api/review.ts'
import { resource } from '#lib/api/resource.svelte.ts'
import { keepPlace } from '#lib/components/keep_place.ts'
import { attempt } from '#lib/features/changes/undo.ts'

/** What waits for a category, and where the person is in it. */
export class ReviewQueue {
  #page = resource(listReview)
  /** Gone from sight at once; the next answer of the server says what is really left. */
  #decided = $state.raw<{ from: unknown; ids: ReadonlySet<number> }>({ from: undefined, ids: new Set() })
  #most = $state(0)
  active = $state(0)

  constructor() {
    $effect(() => {
      if (this.left > this.#most) this.#most = this.left
    })
    $effect(() => {
      if (this.active >= this.rows.length) this.active = Math.max(0, this.rows.length - 1)
    })
  }

  #gone = $derived(this.#decided.from === this.#page.data ? this.#decided.ids : new Set<number>())
  rows = $derived((this.#page.data?.data ?? []).filter(({ transaction }) => !this.#gone.has(transaction.id)))
  left = $derived(Math.max(0, (this.#page.data?.total.count ?? 0) - this.#gone.size))
  current = $derived<ReviewRow | undefined>(this.rows[this.active])

  get most(): number {
    return Math.max(this.#most, this.left)
  }

  get ready(): boolean {
    return this.#page.data !== undefined
  }

  get problem() {
    return this.#page.problem
  }

  reload = () => this.#page.reload()

  move(by: number): void {
    this.active = Math.min(this.rows.length - 1, Math.max(0, this.active + by))
  }

  /** Gives rows a category, all of them as one change with one undo. */
  async decide(ids: number[], categoryId: number, done: string): Promise<void> {
    const before = this.#decided
    const from = this.#page.data
    this.active = Math.max(
      0,
      this.rows.findIndex(({ transaction }) => transaction.id === ids[0]),
    )
    void keepPlace(() => (this.#decided = { from, ids: new Set([...this.#gone, ...ids]) }))
    const decisions = ids.map((transaction_id) => ({ transaction_id, category_id: categoryId }))
    if (!(await attempt(() => decide(decisions, done)))) this.#decided = before
  }

  /** Accepts every proposal on the page that is at least so sure. */
  async acceptSure(least: number): Promise<void> {
    const sure = this.rows.filter(({ guess }) => guess && guess.confidence >= least)
    if (sure.length === 0) return
    const before = this.#decided
    this.#decided = {
      from: this.#page.data,
      ids: new Set([...this.#gone, ...sure.map(({ transaction }) => transaction.id)]),
    }
    const decisions = sure.map(({ transaction, guess }) => ({
      transaction_id: transaction.id,
      category_id: guess!.category.id,
    }))
    if (!(await attempt(() => decide(decisions, `${sure.length} accepted`)))) this.#decided = before
  }
}

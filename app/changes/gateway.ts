import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { ChangeSet } from './change_set.js'
import type { Derivation, DerivationFactory } from './derivation.js'
import type { Origin } from './domain/origin.js'
import { announce } from './services/announce.js'

export interface Changed<T> {
  result: T
  /** Null when nothing was changed. */
  changeSetId: number | null
}

export interface CommittedChange {
  householdId: number
  changeSetId: number
  cause: string
}

/** Makes a change set of what the work does. */
export type MakeChangeSet = <T>(origin: Origin, work: (changes: ChangeSet) => Promise<T>) => Promise<Changed<T>>

/** The one way to write a household's data: one transaction, one change set. */
export class Gateway {
  readonly #listeners = new Set<(change: CommittedChange) => void>()

  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly derivations: readonly DerivationFactory[],
  ) {}

  /** Called after each commit that changed something. */
  onCommitted(listener: (change: CommittedChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change<T>(householdId: number, origin: Origin, work: (changes: ChangeSet) => Promise<T>): Promise<Changed<T>> {
    return this.changeTogether(householdId, (change) => change(origin, work))
  }

  /** Several change sets in one transaction: all of them, or none when the work throws. */
  async changeTogether<T>(householdId: number, work: (change: MakeChangeSet) => Promise<T>): Promise<T> {
    const committed: CommittedChange[] = []
    const result = await this.database.write(householdId, (writes) =>
      work(async (origin, inner) => {
        const changed = await this.#inside(writes, origin, inner)
        const { changeSetId } = changed
        if (changeSetId !== null) committed.push({ householdId, changeSetId, cause: origin.cause })
        return changed
      }),
    )
    for (const change of committed) this.announce(change)
    return result
  }

  /** Tells the listeners of a commit; called from outside for what another thread committed. */
  announce(change: CommittedChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  async #inside<T>(writes: Writes, origin: Origin, work: (changes: ChangeSet) => Promise<T>): Promise<Changed<T>> {
    const { all, byTable } = this.#derive()
    let opened: Promise<number> | undefined
    const changes = new ChangeSet(writes, byTable, () => (opened ??= this.#open(writes, origin)))
    const result = await work(changes)
    if (changes.rowCount === 0 && !opened) return { result, changeSetId: null }
    const changeSetId = await changes.id()
    const now = this.clock.now()
    for (const derivation of all) await derivation.flush(writes, { ...origin, changeSetId, at: now })
    await changes.keepRecord()
    await writes.run('UPDATE change_sets SET row_count = ? WHERE id = ?', [changes.rowCount, changeSetId])
    const { cause, actor, causation } = origin
    const payload = { change_set_id: changeSetId, cause, actor: actor.kind, rows: changes.rowCount, causation }
    await announce(writes, 'ledger.changed', payload, { changeSetId, now })
    return { result, changeSetId }
  }

  #derive() {
    const byTable = new Map<string, Derivation[]>()
    const all = this.derivations.map((factory) => {
      const derivation = factory.create()
      for (const table of factory.tables) byTable.set(table, [...(byTable.get(table) ?? []), derivation])
      return derivation
    })
    return { all, byTable }
  }

  #open(writes: Writes, { actor, cause, summary, causation }: Origin): Promise<number> {
    return writes.insert('change_sets', {
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_label: actor.label,
      cause,
      summary,
      causation_id: causation?.id ?? null,
      causation_depth: causation?.depth ?? 0,
      created_at: this.clock.now(),
    })
  }
}

import type { Queries, Row, Writes } from '#database/database'

/**
 * Keeps a derived table in step with the rows a change set touches. One is made per change set, told of every row before and after,
 * and flushed once, before the commit.
 */
export interface Derivation {
  /** `before` is null for an insert, `after` for a delete; for an update both hold the whole row. */
  rowChanged(table: string, before: Row | null, after: Row | null): void
  flush(writes: Writes): Promise<void>
}

export interface DerivationFactory {
  /** The tables it wants to hear of. */
  readonly tables: readonly string[]
  create(): Derivation
  /** Compares the derived table of the unit's household with a recount; answers what differs, in sentences. */
  differences(queries: Queries): Promise<string[]>
}

import type { Queries, Row, Value, Writes } from '#database/database'
import type { Origin } from './domain/origin.js'

/** New rows of one table as they were written, with the id of each. */
export interface InsertedRows {
  ids: readonly number[]
  columns: readonly string[]
  rows: readonly (readonly Value[])[]
}

/** The change set that is being made. */
export interface MadeChange extends Origin {
  changeSetId: number
  at: string
}

/**
 * Keeps a derived table in step with the rows a change set touches. One is made per change set, told of every row before and after,
 * and flushed once, before the commit.
 */
export interface Derivation {
  /** `before` is null for an insert, `after` for a delete; for an update both hold the whole row. */
  rowChanged(table: string, before: Row | null, after: Row | null): void
  /** Many new rows at once. Where it is not there, each is told by `rowChanged`, which takes longer. */
  rowsInserted?(table: string, inserted: InsertedRows): void
  flush(writes: Writes, made: MadeChange): Promise<void>
}

export interface DerivationFactory {
  /** The tables it wants to hear of. */
  readonly tables: readonly string[]
  create(): Derivation
  /** Compares the derived table of the unit's household with a recount; answers what differs, in sentences. */
  differences(queries: Queries): Promise<string[]>
}

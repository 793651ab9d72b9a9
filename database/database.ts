/**
 * The one way to the database, the same on SQLite and PostgreSQL.
 *
 * Work happens in units. A unit of a household sees and touches that household's rows only: on PostgreSQL row-level security
 * enforces it, on SQLite temporary views and guards do, so no statement has to remember it. A system unit sees everything and is
 * for identity, households, jobs and checks.
 *
 * SQL is plain text with `?` parameters in the subset both dialects share. Integers are safe integers, booleans are 0 and 1, calendar
 * days are `YYYY-MM-DD` text, instants are ISO 8601 UTC text, JSON is text.
 */
export type Dialect = 'sqlite' | 'postgres'
export type Value = string | number | null | Uint8Array
export type Row = Record<string, Value>

export interface Queries {
  readonly dialect: Dialect
  /** The household this unit is confined to; null in a system unit. */
  readonly householdId: number | null
  all<R = Row>(sql: string, params?: readonly Value[]): Promise<R[]>
  first<R = Row>(sql: string, params?: readonly Value[]): Promise<R | undefined>
}

export interface Writes extends Queries {
  /** Runs a statement that changes rows and answers how many. */
  run(sql: string, params?: readonly Value[]): Promise<number>
  /** Inserts one row. `id` is given out by the layer unless the row brings one; `household_id` is filled in. */
  insert(table: string, row: Row): Promise<number>
  /** Inserts many rows in one go and answers their ids, in order. */
  insertRows(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<number[]>
}

export interface Database {
  readonly dialect: Dialect
  read<T>(householdId: number, work: (queries: Queries) => Promise<T>): Promise<T>
  write<T>(householdId: number, work: (writes: Writes) => Promise<T>): Promise<T>
  systemRead<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  systemWrite<T>(work: (writes: Writes) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Tables with a household's rows carry `household_id NOT NULL`; these are exempt because they are read before a household is known. */
export const tablesOutsideHouseholds: ReadonlySet<string> = new Set(['sessions'])

export class ForeignHouseholdException extends Error {
  constructor(table: string) {
    super(`A statement touched "${table}" rows of another household. It was refused and nothing was changed.`)
  }
}

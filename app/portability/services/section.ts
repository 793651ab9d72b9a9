import type { Queries } from '#database/database'
import type { Scope } from '#http/operation'
import type { Restoring } from './restoring.js'

/**
 * What a domain puts into an export of a household, and how it takes it back. The sections are listed in start/portable_sections.ts, in
 * the order in which they are written and restored: what others refer to goes first.
 */
export interface Section {
  /** The member of the document, a list. */
  readonly name: string
  /** The tables it fills: there must be nothing in them. */
  readonly tables: readonly string[]
  /** What an API token needs to read it, where reading the ledger is not enough. */
  readonly scope?: Scope
  /** Many entries, which are written and restored some at a time instead of as a whole. */
  readonly isLong?: boolean
  read(queries: Queries): Promise<readonly object[]> | AsyncIterable<object>
  /** Writes entries, which may be anything that is JSON, and remembers what their ids are here. `first` is the place of the first one. */
  restore(restoring: Restoring, entries: readonly unknown[], first: number): Promise<void>
  /** After every section was restored: for what refers to a later one. */
  finish?(restoring: Restoring, entries: readonly unknown[]): Promise<void>
}

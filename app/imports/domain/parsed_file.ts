import type { ColumnMapping } from '#sdk'
import type { BankRow } from './bank_row.js'
import type { ParsedBook } from './book_entries.js'

/** What an importer made of a file, checked and as plain rows. */
export interface ParsedFile {
  importer: { id: string; name: string; version: string }
  statements: ParsedStatement[]
  rows: BankRow[]
  issues: FileIssue[]
  /** For tables: what the columns are and what they were taken for. */
  table: FileTable | null
  /** Whole books of another program; there are no statements and rows then. */
  book?: ParsedBook
}

export interface ParsedStatement {
  number: string | null
  name: string | null
  currency: string | null
  openingBalance: string | null
  closingBalance: string | null
}

export interface FileIssue {
  /** Null for the whole file. */
  line: number | null
  code: string
  message: string
}

export interface FileTable {
  columns: { index: number; header: string; samples: string[] }[]
  guessed: ColumnMapping
}

/** Whether it is known which columns of a table have the dates and the amounts; of what is no table, it always is. */
export function isUnderstood(table: FileTable | null): boolean {
  if (table === null) return true
  const { date, amount, debit, credit } = table.guessed
  return typeof date === 'number' && [amount, debit, credit].some((column) => typeof column === 'number')
}

/** Tells files of one kind from others by their column names; empty for what is no table. */
export function signatureOf(table: FileTable | null): string {
  return table === null ? '' : signatureOfHeaders(table.columns.map(({ header }) => header))
}

export function signatureOfHeaders(headers: readonly string[]): string {
  return headers.map((header) => header.trim().toLowerCase()).join('|')
}

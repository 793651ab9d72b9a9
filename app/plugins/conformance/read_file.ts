import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostingColumns, Statement, Transaction, TransactionColumns } from '#sdk'
import { ReadStatementFile } from '../services/read_statement_file.js'
import type { PluginRun } from '../sandbox.js'
import type { Bench } from './bench.js'

/** What an importer makes of a file, as the golden files have it. */
export type FileReading =
  | {
      importer: string
      encoding: string
      statements?: Statement[]
      transactions?: Transaction[]
      book?: unknown
      postings?: object[]
      issues: { line: number | null; code: string; message: string }[]
    }
  | { reason: string; message: string }

export interface Read {
  seen: FileReading
  rows: number
  cpu_ms: number
}

/** Reads a file by the plugin of the bench, whatever others would say of it. */
export async function readFixture(bench: Bench, folder: string, name: string): Promise<Read> {
  return readBytes(bench, name, readFileSync(join(folder, 'fixtures', name)))
}

export async function readBytes(bench: Bench, name: string, bytes: Uint8Array): Promise<Read> {
  const { plugin, sandbox } = bench
  const reader = new ReadStatementFile(sandbox, { ofKind: () => [plugin] })
  const [transactions, postings]: [object[], object[]] = [[], []]
  let run: PluginRun | undefined
  const heard = () => {
    bench.logs.push(run?.log ?? '')
    return { rows: transactions.length + postings.length, cpu_ms: run?.cpu_ms ?? 0 }
  }
  try {
    const { importer, encoding, statements, issues, book } = await reader.handle(
      { name, bytes, onRun: (each) => (run = each) },
      (columns) => transactions.push(...rowsOf(columns)),
      (columns) => postings.push(...rowsOf(columns)),
    )
    const found = book ? { book, postings } : { statements, transactions }
    const seen = { importer: importer.id, encoding, ...found, issues }
    return { seen: JSON.parse(JSON.stringify(seen)) as FileReading, ...heard() }
  } catch (error) {
    const { reason, message } = error as { reason?: string; message: string }
    if (reason === undefined) throw error
    return { seen: { reason, message }, ...heard() }
  }
}

/** Rows of a batch as objects, without the fields that are empty. */
function rowsOf(columns: TransactionColumns | PostingColumns): object[] {
  return columns.date.map((_, index) => {
    const fields = Object.entries(columns).map(([field, column]) => [field, column[index]])
    return Object.fromEntries(fields.filter(([, value]) => value !== '' && value !== null)) as object
  })
}

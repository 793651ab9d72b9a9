import type { Queries } from '#database/database'
import { exportBeancount } from '../export/beancount.js'
import { exportHledger } from '../export/hledger.js'
import { type ExportPart, exportJson } from '../export/json.js'
import { type Journal, readJournal } from '../export/read_journal.js'

export const exportFormats = ['hledger', 'beancount', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

type Write = (journal: Journal, queries: Queries, parts: readonly ExportPart[]) => AsyncGenerator<string>

const writers: Record<ExportFormat, Write> = {
  hledger: exportHledger,
  beancount: exportBeancount,
  json: exportJson,
}

export const exportFiles: Record<ExportFormat, { extension: string; mediaType: string }> = {
  hledger: { extension: 'journal', mediaType: 'text/plain; charset=utf-8' },
  beancount: { extension: 'beancount', mediaType: 'text/plain; charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
}

/** Writes the whole ledger in a format, piece by piece. */
export async function exportJournal(
  queries: Queries,
  { format, parts }: { format: ExportFormat; parts: readonly ExportPart[] },
  write: (piece: string) => Promise<void>,
): Promise<void> {
  for await (const piece of writers[format](await readJournal(queries), queries, parts)) await write(piece)
}

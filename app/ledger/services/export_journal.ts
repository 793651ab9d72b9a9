import type { Queries } from '#database/database'
import { exportBeancount } from '../export/beancount.js'
import { exportHledger } from '../export/hledger.js'
import { exportJson } from '../export/json.js'
import { type Journal, readJournal } from '../export/read_journal.js'

export const exportFormats = ['hledger', 'beancount', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

const writers: Record<ExportFormat, (journal: Journal) => AsyncGenerator<string>> = {
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
  format: ExportFormat,
  write: (piece: string) => Promise<void>,
): Promise<void> {
  for await (const piece of writers[format](await readJournal(queries))) await write(piece)
}

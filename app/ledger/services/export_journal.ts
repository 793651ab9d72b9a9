import type { Queries } from '#database/database'
import type { Section } from '#portability/services/section'
import { type ExportedHousehold, writeDocument } from '#portability/services/write_document'
import { exportBeancount } from '../export/beancount.js'
import { exportHledger } from '../export/hledger.js'
import { readJournal } from '../export/read_journal.js'

export const exportFormats = ['hledger', 'beancount', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface Exporting {
  format: ExportFormat
  household: ExportedHousehold
  /** What JSON holds. */
  sections: readonly Section[]
}

export const exportFiles: Record<ExportFormat, { extension: string; mediaType: string }> = {
  hledger: { extension: 'journal', mediaType: 'text/plain; charset=utf-8' },
  beancount: { extension: 'beancount', mediaType: 'text/plain; charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
}

/** Writes a household in a format, piece by piece: as JSON all of it, as a journal what that can say. */
export async function exportJournal(
  queries: Queries,
  exporting: Exporting,
  write: (piece: string) => Promise<void>,
): Promise<void> {
  for await (const piece of await piecesOf(queries, exporting)) await write(piece)
}

async function piecesOf(queries: Queries, { format, household, sections }: Exporting): Promise<AsyncGenerator<string>> {
  if (format === 'json') return writeDocument(queries, household, sections)
  const journal = await readJournal(queries)
  return format === 'hledger' ? exportHledger(journal) : exportBeancount(journal)
}

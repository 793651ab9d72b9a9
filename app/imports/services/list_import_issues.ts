import type { Queries } from '#database/database'
import type { PreviewRow } from '../domain/preview_row.js'
import { readBatch } from './import_batches.js'

const HEAD = ['line', 'date', 'amount', 'currency', 'payee', 'memo', 'code', 'message']

/** What could not be imported and what Florin remarks on, as a table for a spreadsheet: one line a row of the file. */
export async function importIssuesCsv(queries: Queries, batchId: number): Promise<string> {
  const { issues } = await readBatch(queries, batchId)
  const pages = await queries.all<{ details: string }>(
    "SELECT details FROM import_previews WHERE batch_id = ? AND outcomes LIKE '%skipped%' ORDER BY first_row",
    [batchId],
  )
  const rows = pages
    .flatMap(({ details }) => JSON.parse(details) as PreviewRow[])
    .filter(({ found }) => found.outcome === 'skipped')
    .map((row) => [
      row.line,
      row.occurred_on,
      row.amount,
      row.currency,
      row.payee,
      row.memo,
      'left_out',
      row.found.reason,
    ])
  const remarks = issues.map(({ line, code, message }) => [line, '', '', '', '', '', code, message])
  const byLine = [...remarks, ...rows].sort((a, b) => Number(a[0] ?? 0) - Number(b[0] ?? 0))
  return [HEAD, ...byLine].map((cells) => cells.map(toCell).join(',')).join('\r\n') + '\r\n'
}

/** Spreadsheets take what begins with these for a formula, and the words are those of somebody else. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?$)/

function toCell(value: string | number | null | undefined): string {
  const text = String(value ?? '')
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

import { rolesOf } from '../domain/column_roles.js'
import type { FileTable } from '../domain/parsed_file.js'
import type { ImportBatchJson } from '../validators/import.js'
import type { Batch } from './import_batches.js'
import type { ImportProgress } from './run_import.js'

/** An import as the API tells it. */
export function presentBatch(batch: Batch, progress: ImportProgress | null): ImportBatchJson {
  const { id, status, file, importer, summary, statements, counts, issues, problem } = batch
  return {
    id,
    status,
    file,
    importer,
    summary,
    statements,
    is_book: batch.settings.is_book ?? false,
    mapping: batch.table === null ? null : presentMapping(batch.table, batch.settings.mapping !== undefined),
    counts,
    will_import: batch.willImport,
    issues,
    progress,
    change_set_id: batch.changeSetId,
    problem,
    created_at: batch.createdAt,
  }
}

function presentMapping(table: FileTable, isChosen: boolean): NonNullable<ImportBatchJson['mapping']> {
  const roles = rolesOf(table)
  const { date_order: dateOrder, decimal, inverted } = table.guessed
  return {
    columns: table.columns.map((column, at) => ({ ...column, role: roles[at].role })),
    guessed: Object.fromEntries(table.columns.map(({ index }) => [String(index), !isChosen])),
    date_order: dateOrder ?? null,
    decimal: decimal ?? null,
    inverted: inverted ?? false,
  }
}

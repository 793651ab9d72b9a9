import { NotFoundException } from '#core/exceptions'
import type { Queries, Writes } from '#database/database'
import type { OutcomeCounts } from '../domain/outcome.js'
import type { FileIssue, FileTable } from '../domain/parsed_file.js'
import type { ImportSettings } from './import_plan.js'

export type BatchStatus =
  'parsing' | 'needs_mapping' | 'previewed' | 'committing' | 'committed' | 'undone' | 'failed' | 'discarded'

/** An account of the file as the preview tells it. */
export interface BatchStatement {
  key: string
  account: { id: string | null; name: string | null; currency: string | null; number: string | null }
  matched_account_id: number | null
  /** The account that the commit opens for it. */
  create: { name: string; subtype: string; currency: string } | null
  transaction_count: number
  from: string | null
  to: string | null
  opening_balance: string | null
  closing_balance: string | null
}

export interface StoredProblem {
  code: string
  title: string
  detail: string
}

export interface Batch {
  id: number
  status: BatchStatus
  file: { name: string; size: number; sha256: string }
  importer: { id: string; name: string; version: string } | null
  summary: string
  settings: ImportSettings
  statements: BatchStatement[]
  table: FileTable | null
  counts: OutcomeCounts
  willImport: number
  issues: FileIssue[]
  problem: StoredProblem | null
  changeSetId: number | null
  createdAt: string
}

interface BatchRow {
  id: number
  status: BatchStatus
  name: string
  size: number
  sha256: string
  importer: string | null
  importer_version: string | null
  importer_name: string | null
  summary: string
  settings: string
  statements: string
  guess: string | null
  counts: string
  will_import: number
  issues: string
  problem: string | null
  change_set_id: number | null
  undone_by_id: number | null
  created_at: string
}

/** An import counts as undone while its change set is. */
const BATCHES = `SELECT b.*, f.name, f.size, f.sha256, s.undone_by_id FROM import_batches b
  JOIN vault_files f ON f.id = b.file_id LEFT JOIN change_sets s ON s.id = b.change_set_id`

export async function readBatch(queries: Queries, id: number): Promise<Batch> {
  const row = await queries.first<BatchRow>(`${BATCHES} WHERE b.id = ?`, [id])
  if (!row) throw new NotFoundException('import')
  return toBatch(row)
}

/** Newest first. */
export async function readBatches(queries: Queries, page: { before?: number; limit: number }): Promise<Batch[]> {
  const rows = await queries.all<BatchRow>(
    `${BATCHES} WHERE b.status <> 'discarded' AND b.id < ? ORDER BY b.id DESC LIMIT ?`,
    [page.before ?? Number.MAX_SAFE_INTEGER, page.limit],
  )
  return rows.map(toBatch)
}

function toBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    status: row.status === 'committed' && row.undone_by_id !== null ? 'undone' : row.status,
    file: { name: row.name, size: row.size, sha256: row.sha256 },
    importer:
      row.importer === null
        ? null
        : { id: row.importer, name: row.importer_name ?? row.importer, version: row.importer_version ?? '' },
    summary: row.summary,
    settings: JSON.parse(row.settings) as ImportSettings,
    statements: JSON.parse(row.statements) as BatchStatement[],
    table: row.guess === null ? null : (JSON.parse(row.guess) as FileTable),
    counts: JSON.parse(row.counts) as OutcomeCounts,
    willImport: row.will_import,
    issues: JSON.parse(row.issues) as FileIssue[],
    problem: row.problem === null ? null : (JSON.parse(row.problem) as StoredProblem),
    changeSetId: row.change_set_id,
    createdAt: row.created_at,
  }
}

/** What was discarded stays so, whoever is still at work on it. */
export function updateBatch(
  writes: Writes,
  batchId: number,
  patch: Record<string, string | number | null>,
): Promise<number> {
  const assignments = Object.keys(patch).map((column) => `${column} = ?`)
  return writes.run(`UPDATE import_batches SET ${assignments.join(', ')} WHERE id = ? AND status <> 'discarded'`, [
    ...Object.values(patch),
    batchId,
  ])
}

import type { ChangeSet } from '#changes/change_set'
import type { Writes } from '#database/database'
import type { OutcomeCounts } from '../domain/outcome.js'
import type { FileIssue } from '../domain/parsed_file.js'
import { summarise } from '../domain/summary.js'
import { type Batch, updateBatch } from './import_batches.js'
import type { BookPlan } from './plan_book.js'
import { bookRows, bookStatements } from './present_book.js'
import { keepRows } from './preview_pages.js'
import { writeBook } from './write_book.js'
import { writeBookBudgets } from './write_book_budgets.js'

/** Keeps what an import of whole books would do. Its accounts need no choice: those that are missing are opened. */
export async function keepBookPreview(writes: Writes, batch: Batch, plan: BookPlan): Promise<void> {
  await keepRows(
    writes,
    batch.id,
    bookRows(plan, () => true),
  )
  await updateBatch(writes, batch.id, {
    ...findings(batch, plan),
    counts: JSON.stringify(plan.found),
    will_import: plan.counts.new,
    status: 'previewed',
    summary: summarise(plan.counts, plan.budgetPlan.budgets.length),
    problem: null,
  })
}

/** Carries the plan out and notes with the import what became of it. */
export async function commitBook(
  changes: ChangeSet,
  batch: Batch,
  plan: BookPlan,
  now: string,
): Promise<{ counts: OutcomeCounts; issues: FileIssue[] }> {
  const { operational } = changes
  await writeBook(changes, plan, { batchId: batch.id, now })
  const budgetCount = await writeBookBudgets(changes, plan, now)
  await keepRows(
    operational,
    batch.id,
    bookRows(plan, ({ verdict }) => verdict.outcome !== 'new'),
  )
  const changeSetId = changes.rowCount > 0 ? await changes.id() : null
  await updateBatch(operational, batch.id, {
    ...findings(batch, plan),
    counts: JSON.stringify(plan.counts),
    will_import: plan.counts.new,
    status: 'committed',
    summary: summarise(plan.counts, budgetCount),
    problem: null,
    change_set_id: changeSetId,
    committed_at: now,
  })
  return { counts: plan.counts, issues: plan.issues }
}

function findings(batch: Batch, plan: BookPlan): Record<string, string | null> {
  const { importer } = plan.file
  return {
    importer: importer.id,
    importer_name: importer.name,
    importer_version: importer.version,
    guess: null,
    settings: JSON.stringify({ ...batch.settings, is_book: true }),
    statements: JSON.stringify(bookStatements(plan)),
    issues: JSON.stringify(plan.issues),
  }
}

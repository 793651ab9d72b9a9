import type { ChangeSet } from '#changes/change_set'
import type { Writes } from '#database/database'
import { isUnderstood } from '../domain/parsed_file.js'
import { summarise } from '../domain/summary.js'
import { type Batch, updateBatch } from './import_batches.js'
import type { ImportPlan } from './import_plan.js'
import { describeStatements, foundRows, keepRows, settledRows } from './preview_pages.js'

/** Keeps with an import what its plan says, for people to look at. */
export async function keepPreview(writes: Writes, { id: batchId, settings }: Batch, plan: ImportPlan): Promise<void> {
  const isPlaced = plan.accounts.every(
    ({ target }, at) => target !== null || !plan.rows.some(({ account }) => account === at),
  )
  await keepRows(writes, batchId, foundRows(plan))
  await updateBatch(writes, batchId, {
    ...findings(plan),
    settings: JSON.stringify(settings),
    counts: JSON.stringify(plan.found),
    will_import: plan.counts.new,
    status: isPlaced && isUnderstood(plan.file.table) ? 'previewed' : 'needs_mapping',
    summary: summarise(plan.counts),
    problem: null,
  })
}

/** Keeps with an import what became of its rows, and remembers where its accounts went. */
export async function keepOutcome(changes: ChangeSet, batchId: number, plan: ImportPlan, now: string): Promise<void> {
  const { operational } = changes
  await keepRows(operational, batchId, settledRows(plan))
  await rememberAliases(operational, plan)
  const changeSetId = changes.rowCount > 0 ? await changes.id() : null
  await updateBatch(operational, batchId, {
    ...findings(plan),
    counts: JSON.stringify(plan.counts),
    will_import: plan.counts.new,
    status: 'committed',
    summary: summarise(plan.counts),
    problem: null,
    change_set_id: changeSetId,
    committed_at: now,
  })
}

function findings(plan: ImportPlan): Record<string, string | null> {
  const { importer, table } = plan.file
  return {
    importer: importer.id,
    importer_name: importer.name,
    importer_version: importer.version,
    guess: table === null ? null : JSON.stringify(table),
    statements: JSON.stringify(describeStatements(plan)),
    issues: JSON.stringify(plan.issues),
  }
}

async function rememberAliases(writes: Writes, { accounts, ledger: { aliases } }: ImportPlan): Promise<void> {
  for (const { alias, target } of accounts) {
    if (!target || aliases.get(alias) === target.id) continue
    aliases.set(alias, target.id)
    const known = await writes.first<{ id: number }>('SELECT id FROM account_aliases WHERE alias = ?', [alias])
    if (known) await writes.run('UPDATE account_aliases SET account_id = ? WHERE id = ?', [target.id, known.id])
    else await writes.insert('account_aliases', { alias, account_id: target.id })
  }
}

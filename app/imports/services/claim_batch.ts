import type { Database } from '#database/database'
import { isUnderstood } from '../domain/parsed_file.js'
import { AccountsMissingException, ColumnsUnknownException, ImportNotReadyException } from '../exceptions.js'
import { type BatchStatus, readBatch, updateBatch } from './import_batches.js'

const DISCARDABLE: readonly BatchStatus[] = ['parsing', 'needs_mapping', 'previewed', 'failed']

/** Takes an import for its commit, so that nobody else commits it at the same time. */
export function claimForCommit(database: Database, householdId: number, batchId: number): Promise<void> {
  return database.write(householdId, async (writes) => {
    const { status, statements, table } = await readBatch(writes, batchId)
    if (status === 'needs_mapping' && !isUnderstood(table)) throw new ColumnsUnknownException()
    if (status === 'needs_mapping')
      throw new AccountsMissingException(
        statements.filter((each) => !each.matched_account_id && !each.create).map(({ key }) => key),
      )
    if (status !== 'previewed')
      throw new ImportNotReadyException(`An import that is ${STATES[status]} cannot be committed.`, status)
    await updateBatch(writes, batchId, { status: 'committing', problem: null })
  })
}

const STATES: Record<BatchStatus, string> = {
  parsing: 'still being read',
  needs_mapping: 'waiting for its accounts or columns',
  previewed: 'previewed',
  committing: 'under way',
  committed: 'committed already',
  undone: 'undone',
  failed: 'failed',
  discarded: 'discarded',
}

/** Puts an import away that was not committed. Its file stays in the vault. */
export function discardBatch(database: Database, householdId: number, batchId: number): Promise<void> {
  return database.write(householdId, async (writes) => {
    const { status } = await readBatch(writes, batchId)
    if (!DISCARDABLE.includes(status))
      throw new ImportNotReadyException(
        'Only an import that was not committed can be discarded; undo this one instead.',
        status,
      )
    await writes.run('DELETE FROM import_previews WHERE batch_id = ?', [batchId])
    await updateBatch(writes, batchId, { status: 'discarded', problem: null })
  })
}

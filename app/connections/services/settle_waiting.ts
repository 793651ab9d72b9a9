import type { Actor, Causation } from '#changes/domain/origin'
import type { Database } from '#database/database'
import type { ImportBatchJson } from '#imports/validators/import'
import type { Desk } from '../import_desk.js'
import { readConnectedAccount, type StoredAccount, updateConnectedAccount } from './connected_accounts.js'

export interface Settled {
  account: StoredAccount
  /** The import that still waits, for a person or for another run; nothing more is fetched before it is done. */
  open: ImportBatchJson | null
}

/**
 * Looks what became of the import that an account waits for, also one from before a crash: what is in the ledger moves the cursor on,
 * what failed or was put away is fetched again.
 */
export async function settleWaiting(
  database: Database,
  desk: Desk,
  householdId: number,
  account: StoredAccount,
  { actor, causation }: { actor: Actor; causation?: Causation },
): Promise<Settled> {
  if (account.waiting_batch_id === null) return { account, open: null }
  let batch = await desk.show(householdId, account.waiting_batch_id)
  if (batch.status === 'previewed' && !account.review)
    batch = await desk.finish(householdId, batch.id, actor, causation)
  switch (batch.status) {
    case 'committed':
    case 'undone':
      return leave(database, householdId, account.id, { cursor: account.waiting_cursor })
    case 'failed':
      await desk.discard(householdId, batch.id)
      return leave(database, householdId, account.id, {})
    case 'discarded':
      return leave(database, householdId, account.id, {})
    default:
      return { account, open: batch }
  }
}

function leave(
  database: Database,
  householdId: number,
  id: number,
  moved: { cursor?: string | null },
): Promise<Settled> {
  return database.write(householdId, async (writes) => {
    await updateConnectedAccount(writes, id, { ...moved, waiting_batch_id: null, waiting_cursor: null })
    return { account: await readConnectedAccount(writes, id), open: null }
  })
}

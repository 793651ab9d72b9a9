import type { Gateway } from '#changes/gateway'
import { shiftInstant } from '#core/clock'
import type { Vault } from '../vault.js'

const UPLOAD_SECONDS_MAX = 3600

interface Interrupted {
  id: number
  household_id: number
  status: 'parsing' | 'committing'
}

/**
 * Puts in order what a process left behind that ended in the middle of imports. A commit is one transaction, so nothing of it is in
 * the ledger: what was previewed can be committed again, what was still being read has failed.
 */
export class RecoverImports {
  constructor(
    private readonly gateway: Gateway,
    private readonly vault: Vault,
  ) {}

  async handle(): Promise<number> {
    const { database, clock } = this.gateway
    const interrupted = await database.systemRead((queries) =>
      queries.all<Interrupted>(
        "SELECT id, household_id, status FROM import_batches WHERE status IN ('parsing', 'committing')",
      ),
    )
    for (const batch of interrupted) await this.#recover(batch)
    await this.vault.removeLeftovers(shiftInstant(clock.now(), -UPLOAD_SECONDS_MAX))
    return interrupted.length
  }

  async #recover({ id, household_id: householdId, status }: Interrupted): Promise<void> {
    const wasPreviewed = status === 'committing'
    const detail = wasPreviewed
      ? 'Florin was stopped during the import. Nothing was imported; you can import it now.'
      : 'Florin was stopped while it read the file. Upload the file again.'
    const problem = JSON.stringify({ code: 'E_IMPORT_INTERRUPTED', title: 'The import was interrupted', detail })
    await this.gateway.database.write(householdId, (writes) =>
      writes.run('UPDATE import_batches SET status = ?, problem = ? WHERE id = ? AND status = ?', [
        wasPreviewed ? 'previewed' : 'failed',
        problem,
        id,
        status,
      ]),
    )
  }
}

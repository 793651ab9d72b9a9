import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import type { Vault } from '../vault.js'
import { discardBatch } from './claim_batch.js'

const DAY_SECONDS = 86_400
/** What nobody decided on for so long is not going to be imported; the file stays in the vault. */
const UNDECIDED_KEPT_SECONDS = 90 * DAY_SECONDS
const UPLOAD_SECONDS_MAX = 3600

interface StaleBatch {
  id: number
  household_id: number
}

/** Puts imports away that were never committed, and removes what broken uploads left behind. */
export class ForgetOldPreviews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** `signal` stops it between two imports. */
  async handle(signal: AbortSignal): Promise<number> {
    const now = this.clock.now()
    const stale = await this.database.systemRead((queries) =>
      queries.all<StaleBatch>(
        `SELECT id, household_id FROM import_batches
         WHERE status IN ('needs_mapping', 'previewed', 'failed') AND created_at < ? ORDER BY id`,
        [shiftInstant(now, -UNDECIDED_KEPT_SECONDS)],
      ),
    )
    for (const { id, household_id: householdId } of stale) {
      signal.throwIfAborted()
      await discardBatch(this.database, householdId, id)
    }
    await this.vault.removeLeftovers(shiftInstant(now, -UPLOAD_SECONDS_MAX))
    return stale.length
  }
}

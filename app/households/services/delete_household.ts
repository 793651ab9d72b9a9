import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { CurrentHousehold } from '#http/caller'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import type { HouseholdPart } from '../household_part.js'

/** Everything that is a household's goes with it, by foreign keys; the parts see to what those do not reach. */
@needs('florin.database', 'florin.clock', 'florin.householdParts')
export class DeleteHousehold {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly parts: readonly HouseholdPart[],
  ) {}

  async handle({ id, name }: CurrentHousehold, by: { userId: number; ip: string }): Promise<void> {
    await this.database.systemWrite(async (writes) => {
      for (const part of this.parts) await part.beforeDeletion?.(writes, id)
      await writes.run('DELETE FROM households WHERE id = ?', [id])
      const details = { household_id: id, name }
      const event = { ...by, householdId: null, action: 'household.deleted', details, at: this.clock.now() }
      await recordAuditEvent(writes, event)
    })
    for (const part of this.parts) await part.afterDeletion?.(id)
  }
}

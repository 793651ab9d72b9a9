import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { HouseholdPart } from '../household_part.js'

/** Everything that is a household's goes with it, by foreign keys; the parts see to what those do not reach. */
@needs('florin.database', 'florin.householdParts')
export class DeleteHousehold {
  constructor(
    private readonly database: Database,
    private readonly parts: readonly HouseholdPart[],
  ) {}

  async handle(householdId: number): Promise<void> {
    await this.database.systemWrite(async (writes) => {
      for (const part of this.parts) await part.beforeDeletion?.(writes, householdId)
      await writes.run('DELETE FROM households WHERE id = ?', [householdId])
    })
    for (const part of this.parts) await part.afterDeletion?.(householdId)
  }
}

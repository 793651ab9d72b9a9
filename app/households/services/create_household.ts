import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { recordAuditEvent } from '#identity/services/record_audit_event'
import type { HouseholdPart, StarterSet } from '../household_part.js'

export interface HouseholdDraft {
  name: string
  base_currency: string
  time_zone: string
  locale: string
  starter_set: StarterSet
}

interface Founder {
  id: number
  name: string
}

/** The person who creates a household is its owner. */
@needs('florin.database', 'florin.clock', 'florin.householdParts')
export class CreateHousehold {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly parts: readonly HouseholdPart[],
  ) {}

  async handle({ starter_set: starterSet, ...draft }: HouseholdDraft, founder: Founder, ip: string): Promise<number> {
    const id = await this.#insert(draft, founder.id, ip)
    try {
      const actor = { kind: 'user', id: founder.id, label: founder.name } as const
      for (const part of this.parts) await part.open?.({ id, baseCurrency: draft.base_currency, starterSet }, actor)
    } catch (error) {
      await this.database.systemWrite((writes) => writes.run('DELETE FROM households WHERE id = ?', [id]))
      throw error
    }
    return id
  }

  #insert(draft: Omit<HouseholdDraft, 'starter_set'>, userId: number, ip: string): Promise<number> {
    const at = this.clock.now()
    return this.database.systemWrite(async (writes) => {
      const householdId = await writes.insert('households', { ...draft, created_at: at })
      await writes.insert('memberships', { household_id: householdId, user_id: userId, role: 'owner', created_at: at })
      await recordAuditEvent(writes, { userId, householdId, action: 'household.created', details: draft, ip, at })
      return householdId
    })
  }
}

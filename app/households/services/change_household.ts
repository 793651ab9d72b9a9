import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database, Row } from '#database/database'
import type { CurrentHousehold } from '#http/caller'
import { recordAuditEvent } from '#identity/services/record_audit_event'

export interface HouseholdPatch {
  name?: string
  /** Amounts are converted when they are read, so that another one changes no row of the ledger. */
  base_currency?: string
  time_zone?: string
  locale?: string
}

/** A household exists before any change set, so what changes about itself is kept in the audit log instead. */
@needs('florin.database', 'florin.clock')
export class ChangeHousehold {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(household: CurrentHousehold, patch: HouseholdPatch, by: { userId: number; ip: string }): Promise<void> {
    const fields = (['name', 'base_currency', 'time_zone', 'locale'] as const).filter(
      (field) => patch[field] !== undefined && patch[field] !== household[field],
    )
    if (fields.length === 0) return
    const [before, after] = [pick(household, fields), pick(patch, fields)]
    await this.database.systemWrite(async (writes) => {
      const assignments = fields.map((field) => `${field} = ?`).join(', ')
      await writes.run(`UPDATE households SET ${assignments} WHERE id = ?`, [...Object.values(after), household.id])
      await recordAuditEvent(writes, {
        ...by,
        householdId: household.id,
        action: 'household.changed',
        details: { before, after },
        at: this.clock.now(),
      })
    })
  }
}

function pick(from: HouseholdPatch, fields: readonly (keyof HouseholdPatch)[]): Row {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
}

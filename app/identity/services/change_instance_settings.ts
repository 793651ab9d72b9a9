import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import { recordAuditEvent } from './record_audit_event.js'

@needs('florin.database', 'florin.clock')
export class ChangeInstanceSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  handle(registrationOpen: boolean, by: { userId: number; ip: string }): Promise<void> {
    const details = { registration_open: registrationOpen }
    return this.database.systemWrite(async (writes) => {
      await writes.run(
        `INSERT INTO instance_settings (name, value) VALUES ('registration_open', ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [String(registrationOpen)],
      )
      const event = { ...by, householdId: null, action: 'instance.settings_changed', details, at: this.clock.now() }
      await recordAuditEvent(writes, event)
    })
  }
}

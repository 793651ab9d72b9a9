import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database } from '#database/database'
import type { Caller } from '#http/caller'
import { recordAuditEvent } from './record_audit_event.js'

export interface ProfilePatch {
  name?: string
  locale?: string
}

@needs('florin.database', 'florin.clock')
export class ChangeProfile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ user }: Caller, patch: ProfilePatch, ip: string): Promise<void> {
    const before = { name: user.name, locale: user.locale }
    const after = { ...before, ...patch }
    if (after.name === before.name && after.locale === before.locale) return
    await this.database.systemWrite(async (writes) => {
      await writes.run('UPDATE users SET name = ?, locale = ? WHERE id = ?', [after.name, after.locale, user.id])
      const details = { before, after }
      const event = { userId: user.id, householdId: null, action: 'profile.changed', details, ip, at: this.clock.now() }
      await recordAuditEvent(writes, event)
    })
  }
}

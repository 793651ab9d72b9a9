import type { Writes } from '#database/database'

export interface AuditEvent {
  /** Null when nobody was signed in. */
  userId: number | null
  /** Null for what concerns the person or the instance, not a household. */
  householdId: number | null
  /** A stable code such as `member.role_changed`. */
  action: string
  /** What changed, with before and after; never a secret. */
  details: Record<string, unknown>
  ip: string
  at: string
}

/** Written in the transaction of what it tells about, so that neither exists without the other. */
export async function recordAuditEvent(writes: Writes, event: AuditEvent): Promise<void> {
  await writes.insert('audit_events', {
    user_id: event.userId,
    about_household_id: event.householdId,
    action: event.action,
    details: JSON.stringify(event.details),
    ip: event.ip,
    happened_at: event.at,
  })
}

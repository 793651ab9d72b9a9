import type { Infer } from '@vinejs/vine/types'
import type { Page } from '#core/pagination'
import type { AuditEventRow } from '../services/list_audit_events.js'
import type { auditEventListValidator } from '../validators/audit_events.js'

type AuditEvents = Infer<typeof auditEventListValidator>

export function toAuditEvents({ data, next_cursor }: Page<AuditEventRow>): AuditEvents {
  return { data: data.map(toAuditEvent), next_cursor }
}

function toAuditEvent({ id, at, user_id, user_name, action, details, ip }: AuditEventRow): AuditEvents['data'][number] {
  const user = user_id === null ? null : { id: user_id, name: user_name ?? '' }
  return { id, at, user, action, details: JSON.parse(details) as Record<string, unknown>, ip }
}

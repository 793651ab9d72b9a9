/*
 * What undoing takes beyond the books, by the tables that a change touched: the role and scope of the endpoints that write them.
 */
import type { UndoPermit } from '#changes/services/require_undo_permit'

export const undoPermits: readonly UndoPermit[] = [
  { tables: ['webhooks', 'incoming_webhooks', 'notification_templates'], role: 'admin', scope: 'household:manage' },
  { tables: ['plugin_instances'], role: 'admin', scope: 'plugins:manage' },
  { tables: ['automations'], role: 'member', scope: 'automations:write' },
  { tables: ['rules', 'rule_versions'], role: 'member', scope: 'rules:write' },
  { tables: ['import_tolerances'], role: 'member', scope: 'imports:write' },
]

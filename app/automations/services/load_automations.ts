import type { Queries } from '#database/database'
import type { AutomationDocument } from '../domain/document.js'
import type { RunnableAutomation } from './admit_runs.js'

interface AutomationRow {
  id: number
  name: string
  version: number
  document: string
}

/** Those that are switched on and not paused, in the order they were made. */
export async function loadRunnable(queries: Queries): Promise<RunnableAutomation[]> {
  const rows = await queries.all<AutomationRow>(
    'SELECT id, name, version, document FROM automations WHERE enabled = 1 AND paused_code IS NULL ORDER BY id',
  )
  return rows.map((row) => ({ ...row, document: JSON.parse(row.document) as AutomationDocument }))
}

export async function findAutomation(
  queries: Queries,
  id: number,
): Promise<(RunnableAutomation & { enabled: boolean }) | undefined> {
  const row = await queries.first<AutomationRow & { enabled: number }>(
    'SELECT id, name, version, document, enabled FROM automations WHERE id = ?',
    [id],
  )
  return row && { ...row, enabled: row.enabled === 1, document: JSON.parse(row.document) as AutomationDocument }
}

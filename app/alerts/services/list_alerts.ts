import type { Queries } from '#database/database'
import { loadReferences } from '#rules/services/load_rules'
import { alertProblems } from '../domain/check_alert.js'
import { alertKinds } from '../domain/alert_kinds.js'
import type { AlertJson } from '../validators/alert.js'
import { alertOf, type AlertRow } from './load_alerts.js'

export async function listAlerts(queries: Queries, id?: number): Promise<AlertJson[]> {
  const rows = await queries.all<AlertRow & { firing_count: number; last_fired_at: string | null }>(
    `SELECT a.*, (SELECT COUNT(*) FROM alert_incidents i WHERE i.alert_id = a.id AND i.state = 'firing') AS firing_count,
       (SELECT MAX(i.fired_at) FROM alert_incidents i WHERE i.alert_id = a.id) AS last_fired_at
     FROM alerts a ${id === undefined ? '' : 'WHERE a.id = ?'} ORDER BY a.id`,
    id === undefined ? [] : [id],
  )
  const references = await loadReferences(queries)
  return rows
    .filter(({ kind }) => kind in alertKinds)
    .map((row) => {
      const alert = alertOf(row)
      const [problem] = alertProblems(alert, references)
      return {
        id: row.id,
        name: row.name,
        kind: alert.kind,
        settings: alert.settings,
        condition: alert.condition,
        unless: alert.unless,
        severity: row.severity,
        hold_minutes: row.hold_minutes,
        cooldown_minutes: row.cooldown_minutes,
        tell_resolved: alert.tellResolved,
        enabled: alert.enabled,
        problem: problem?.message ?? null,
        firing_count: row.firing_count,
        last_fired_at: row.last_fired_at,
        created_at: row.created_at,
      }
    })
}

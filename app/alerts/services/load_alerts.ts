import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import type { Database, Queries } from '#database/database'
import type { Alert, AlertView } from '../domain/alert.js'
import { type AlertKindId, alertKinds } from '../domain/alert_kinds.js'

export interface AlertRow {
  id: number
  name: string
  kind: string
  settings: string
  condition: string | null
  unless: string | null
  severity: Alert['severity']
  hold_minutes: number
  cooldown_minutes: number
  tell_resolved: number
  enabled: number
  created_at: string
}

/** Alerts that are switched on. A kind that this Florin does not know is left alone. */
export async function loadEnabledAlerts(queries: Queries): Promise<Alert[]> {
  const rows = await queries.all<AlertRow>('SELECT * FROM alerts WHERE enabled = 1 ORDER BY id')
  return rows.filter(({ kind }) => kind in alertKinds).map(alertOf)
}

export function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as AlertKindId,
    settings: JSON.parse(row.settings) as Alert['settings'],
    condition: row.condition === null ? null : (JSON.parse(row.condition) as Alert['condition']),
    unless: row.unless === null ? null : (JSON.parse(row.unless) as Alert['unless']),
    severity: row.severity,
    holdMinutes: row.hold_minutes,
    cooldownMinutes: row.cooldown_minutes,
    tellResolved: row.tell_resolved === 1,
    enabled: row.enabled === 1,
  }
}

/** Undefined where the household is gone. */
export async function viewOfHousehold(
  database: Database,
  clock: Clock,
  householdId: number,
): Promise<AlertView | undefined> {
  const household = await database.systemRead((queries) =>
    queries.first<{ base_currency: string; time_zone: string }>(
      'SELECT base_currency, time_zone FROM households WHERE id = ?',
      [householdId],
    ),
  )
  return household && alertView(household, clock)
}

export function alertView(
  { base_currency: code, time_zone: timeZone }: { base_currency: string; time_zone: string },
  clock: Clock,
): AlertView {
  return { currency: { code, scale: currencyScale(code) }, today: clock.today(timeZone) }
}

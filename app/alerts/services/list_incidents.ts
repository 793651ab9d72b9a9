import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { Explanation, Trigger } from '#rules/domain/triggers'
import { type AlertKindId, alertKinds, kindOf } from '../domain/alert_kinds.js'
import type { IncidentJson, IncidentWithHistoryJson } from '../validators/incident.js'
import type { IncidentRow } from './incident_moves.js'

export interface IncidentFilter {
  state?: 'firing' | 'resolved'
  alert?: number
  /** Older than this one. */
  before?: number
  limit: number
}

type Found = IncidentRow & {
  name: string | null
  kind: string | null
  severity: string | null
  settings: string | null
}

const incidentSql = `SELECT i.*, a.name, a.kind, a.severity, a.settings FROM alert_incidents i LEFT JOIN alerts a ON a.id = i.alert_id`

/** The newest first. What is only pending is nothing that people are told of. */
export async function listIncidents(queries: Queries, filter: IncidentFilter): Promise<IncidentJson[]> {
  const [parts, values]: [string[], (string | number)[]] = [["i.state <> 'pending'"], []]
  const where = (sql: string, value: string | number | undefined) => {
    if (value === undefined) return
    parts.push(sql)
    values.push(value)
  }
  where('i.state = ?', filter.state)
  where('i.alert_id = ?', filter.alert)
  where('i.id < ?', filter.before)
  const sql = `${incidentSql} WHERE ${parts.join(' AND ')} ORDER BY i.id DESC LIMIT ?`
  return (await queries.all<Found>(sql, [...values, filter.limit])).map(present)
}

/** Firing ones that nobody has seen or put off. */
export async function countUnseen(queries: Queries): Promise<number> {
  const counted = await queries.first<{ count: number }>(
    "SELECT COUNT(*) AS count FROM alert_incidents WHERE state = 'firing' AND acknowledged_at IS NULL AND snoozed_until IS NULL",
  )
  return counted!.count
}

export async function readIncident(queries: Queries, id: number): Promise<IncidentWithHistoryJson> {
  const row = await queries.first<Found>(`${incidentSql} WHERE i.id = ?`, [id])
  if (!row) throw new NotFoundException('incident')
  const events = await queries.all<{ kind: string; words: string; by_label: string | null; happened_at: string }>(
    'SELECT kind, words, by_label, happened_at FROM alert_events WHERE incident_id = ? ORDER BY id',
    [id],
  )
  return {
    ...present(row),
    trigger: triggerOf(row),
    explanation: row.explanation === null ? null : (JSON.parse(row.explanation) as Explanation | null),
    events: events.map(({ kind, words, by_label: by, happened_at: at }) => ({ kind, words, by, at })),
  }
}

function triggerOf({ kind, settings }: Found): Trigger | null {
  if (kind === null || settings === null || !(kind in alertKinds)) return null
  return kindOf({ kind: kind as AlertKindId, settings: JSON.parse(settings) as object }).trigger
}

function present(row: Found): IncidentJson {
  return {
    id: row.id,
    alert: { id: row.alert_id, name: row.name ?? 'A deleted alert' },
    kind: row.kind,
    severity: row.severity ?? 'info',
    subject: row.subject,
    state: row.state as IncidentJson['state'],
    words: row.words,
    link: row.link,
    fired_at: row.fired_at,
    resolved_at: row.resolved_at,
    acknowledged_at: row.acknowledged_at,
    acknowledged_by: row.acknowledged_by,
    snoozed_until: row.snoozed_until,
  }
}

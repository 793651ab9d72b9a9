import type { Queries } from '#database/database'
import type { Alert } from '../domain/alert.js'
import { kindOf } from '../domain/alert_kinds.js'
import { type Move, step, type Timing, type Track } from '../domain/incident.js'
import type { Observation } from '../domain/judge.js'

export interface IncidentRow {
  id: number
  alert_id: number
  key: string
  subject: string
  state: Track['state']
  words: string
  link: string | null
  explanation: string | null
  pending_at: string
  fired_at: string | null
  resolved_at: string | null
  acknowledged_at: string | null
  acknowledged_by: string | null
  snoozed_until: string | null
}

/** What is to become of one key. */
export interface Planned {
  key: string
  moves: Move[]
  track: Track | undefined
  /** The latest incident of the key, if it is still open. */
  open: IncidentRow | undefined
  /** Undefined where the thing is not looked at any more. */
  seen: Observation | undefined
  /** Until when nobody is to be told of the key, as somebody said of the incident before. */
  snoozedUntil: string | null
}

export interface Sightings {
  at: string
  observations: readonly Observation[]
  /** Whether these are all: what is open and not among them is over. */
  areAll: boolean
}

/** What the sightings change, of what the database knows. Nothing, most of the time. */
export async function planMoves(queries: Queries, alert: Alert, { at, observations, areAll }: Sightings) {
  const latest = await latestIncidents(queries, alert, observations)
  const timing = timingOf(alert)
  const planned: Planned[] = []
  const look = (key: string, holds: boolean, seen: Observation | undefined) => {
    const row = latest.get(key)
    const { track, moves } = step(row && trackOf(row), { holds, at }, timing)
    const open = row && row.state !== 'resolved' ? row : undefined
    const snoozedUntil = row?.snoozed_until && row.snoozed_until > at ? row.snoozed_until : null
    if (moves.length > 0 || saysMore(open, seen)) planned.push({ key, moves, track, open, seen, snoozedUntil })
  }
  const keys = new Set<string>()
  for (const seen of observations) {
    if (keys.has(seen.key)) continue
    keys.add(seen.key)
    look(seen.key, seen.holds, seen)
  }
  if (areAll)
    for (const { key, state } of latest.values())
      if (state !== 'resolved' && !keys.has(key)) look(key, false, undefined)
  return planned
}

/** What fires and is still so, but not as it was: a balance fell further. */
function saysMore(open: IncidentRow | undefined, seen: Observation | undefined): boolean {
  return open?.state === 'firing' && seen?.holds === true && seen.words !== open.words
}

export function trackOf({
  state,
  pending_at: pendingAt,
  fired_at: firedAt,
  resolved_at: resolvedAt,
}: IncidentRow): Track {
  return { state, pendingAt, firedAt, resolvedAt }
}

export function timingOf(alert: Alert): Timing {
  const once = kindOf(alert).nature === 'happening'
  return { holdMinutes: once ? 0 : alert.holdMinutes, cooldownMinutes: alert.cooldownMinutes, once }
}

/** The open incidents of an alert, and the latest one of each key that was seen to hold. */
async function latestIncidents(queries: Queries, { id }: Alert, observations: readonly Observation[]) {
  const keys = [...new Set(observations.filter(({ holds }) => holds).map(({ key }) => key))]
  const ofKeys =
    keys.length === 0
      ? ''
      : `OR id IN (SELECT MAX(id) FROM alert_incidents WHERE alert_id = ? AND key IN (${keys.map(() => '?').join(', ')}) GROUP BY key)`
  const rows = await queries.all<IncidentRow>(
    `SELECT * FROM alert_incidents WHERE alert_id = ? AND (state <> 'resolved' ${ofKeys}) ORDER BY id`,
    keys.length === 0 ? [id] : [id, id, ...keys],
  )
  return new Map(rows.map((row) => [row.key, row]))
}

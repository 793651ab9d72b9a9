import { type Clock, shiftInstant } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database, Writes } from '#database/database'
import { type AlertKindId, alertKinds, kindOf } from '../domain/alert_kinds.js'
import { IncidentIsOverException } from '../exceptions.js'
import type { IncidentRow } from './incident_moves.js'
import { keepEvent, type KeepIncidents } from './keep_incidents.js'

type Found = IncidentRow & { kind: string | null; settings: string | null }

/** What people answer to an incident. It is no change of the books, so no undo takes it back. */
@needs('florin.database', 'florin.clock', 'florin.keepIncidents')
export class SettleIncidents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keep: KeepIncidents,
  ) {}

  /** Somebody has seen it. What happened is over by that; what is so stays so, and only stops asking for attention. */
  acknowledge(householdId: number, id: number, by: string): Promise<void> {
    return this.database.write(householdId, async (writes) => {
      const [incident, at] = [await mustFire(writes, id), this.clock.now()]
      if (incident.acknowledged_at !== null) return
      await writes.run(
        'UPDATE alert_incidents SET acknowledged_at = ?, acknowledged_by = ?, snoozed_until = NULL WHERE id = ?',
        [...[at, by], id],
      )
      await keepEvent(writes, id, 'acknowledged', at, '', by)
      if (isHappening(incident))
        await this.keep.end(writes, { name: '', tellResolved: false }, incident, { at, ending: 'acknowledged', by })
    })
  }

  /** Nobody is told of it for some time; when it still is so then, it is said again. */
  snooze(householdId: number, id: number, minutes: number, by: string): Promise<void> {
    return this.database.write(householdId, async (writes) => {
      await mustFire(writes, id)
      const now = this.clock.now()
      const until = shiftInstant(now, minutes * 60)
      await writes.run('UPDATE alert_incidents SET snoozed_until = ? WHERE id = ?', [until, id])
      await keepEvent(writes, id, 'snoozed', now, until, by)
    })
  }
}

async function mustFire(writes: Writes, id: number): Promise<Found> {
  const incident = await writes.first<Found>(
    'SELECT i.*, a.kind, a.settings FROM alert_incidents i LEFT JOIN alerts a ON a.id = i.alert_id WHERE i.id = ?',
    [id],
  )
  if (!incident) throw new NotFoundException('incident')
  if (incident.state !== 'firing') throw new IncidentIsOverException()
  return incident
}

function isHappening({ kind, settings }: Found): boolean {
  if (kind === null || settings === null || !(kind in alertKinds)) return true
  return kindOf({ kind: kind as AlertKindId, settings: JSON.parse(settings) as object }).nature === 'happening'
}

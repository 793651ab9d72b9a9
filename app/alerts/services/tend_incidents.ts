import { type Clock, shiftInstant } from '#core/clock'
import type { PlainDate } from '#core/plain_date'
import type { Database, Writes } from '#database/database'
import type { Alert } from '../domain/alert.js'
import { kindOf } from '../domain/alert_kinds.js'
import { step } from '../domain/incident.js'
import type { Observation } from '../domain/judge.js'
import { type IncidentRow, timingOf, trackOf } from './incident_moves.js'
import type { KeepIncidents } from './keep_incidents.js'
import { loadEnabledAlerts, viewOfHousehold } from './load_alerts.js'
import type { WatchAlerts } from './watch_alerts.js'
import { type Over, whetherOver } from './whether_over.js'

const WEEK_SECONDS = 7 * 86_400

export interface TendParts {
  database: Database
  clock: Clock
  keep: KeepIncidents
  watch: WatchAlerts
}

interface Moment {
  now: string
  today: PlainDate
}

/** What time alone does to alerts and incidents: holding long enough, the end of a snooze, being forgotten. */
export class TendIncidents {
  constructor(private readonly parts: TendParts) {}

  /** All households with an alert or an open incident; answers how many. */
  async handle(signal?: AbortSignal): Promise<number> {
    const households = await this.parts.database.systemRead((queries) =>
      queries.all<{ id: number }>(
        `SELECT household_id AS id FROM alerts WHERE enabled = 1
         UNION SELECT household_id FROM alert_incidents WHERE state <> 'resolved' ORDER BY 1`,
      ),
    )
    for (const { id } of households) {
      if (signal?.aborted) break
      await this.household(id)
    }
    return households.length
  }

  async household(householdId: number): Promise<void> {
    await this.parts.watch.look(householdId)
    const { database, clock, keep } = this.parts
    const open = "SELECT * FROM alert_incidents WHERE state <> 'resolved' ORDER BY id"
    if ((await database.read(householdId, (queries) => queries.all(open))).length === 0) return
    const view = await viewOfHousehold(database, clock, householdId)
    if (!view) return
    await database.write(householdId, async (writes) => {
      const alerts = new Map((await loadEnabledAlerts(writes)).map((alert) => [alert.id, alert]))
      for (const incident of await writes.all<IncidentRow>(open)) {
        const alert = alerts.get(incident.alert_id)
        if (alert) await this.#tend(writes, alert, incident, { now: clock.now(), today: view.today })
        else if (incident.state === 'firing')
          await keep.end(writes, nameless, incident, { at: clock.now(), ending: 'switched_off' })
        else await writes.run('DELETE FROM alert_incidents WHERE id = ?', [incident.id])
      }
    })
  }

  async #tend(writes: Writes, alert: Alert, incident: IncidentRow, { now, today }: Moment): Promise<void> {
    const { keep } = this.parts
    const { nature } = kindOf(alert)
    const { state, fired_at: firedAt, snoozed_until: snoozedUntil } = incident
    const over = await whetherOver(writes, alert.kind, incident.key, today)
    if (over) return this.#end(writes, alert, incident, over, now)
    if (state === 'pending') {
      // Nothing to the contrary was announced since. What stands is looked at by its watch.
      if (nature === 'told') await this.#goOn(writes, alert, incident, now)
    } else if (nature === 'happening' && firedAt! < shiftInstant(now, 0 - WEEK_SECONDS)) {
      await keep.end(writes, alert, incident, { at: now, ending: 'timed_out' })
    } else if (snoozedUntil !== null && snoozedUntil <= now) {
      await keep.remind(writes, alert, incident, now)
    }
  }

  async #end(writes: Writes, alert: Alert, incident: IncidentRow, over: Over, now: string): Promise<void> {
    if (incident.state === 'firing') return this.parts.keep.end(writes, alert, incident, { at: now, ...over })
    await writes.run('DELETE FROM alert_incidents WHERE id = ?', [incident.id])
  }

  async #goOn(writes: Writes, alert: Alert, incident: IncidentRow, now: string): Promise<void> {
    const { key, subject, words, link, explanation } = incident
    const { moves, track } = step(trackOf(incident), { holds: true, at: now }, timingOf(alert))
    if (moves.length === 0) return
    const seen: Observation = {
      ...{ key, subject, words, holds: true },
      link: link ?? undefined,
      explanation: explanation === null ? null : (JSON.parse(explanation) as Observation['explanation']),
    }
    const planned = { key, moves, track, open: incident, seen, snoozedUntil: incident.snoozed_until }
    await this.parts.keep.handle(writes, alert, [planned], { at: now })
  }
}

const nameless = { name: '', tellResolved: false }

import type { Causation } from '#changes/domain/origin'
import { announce } from '#changes/services/announce'
import type { Writes } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import type { Alert } from '../domain/alert.js'
import type { IncidentRow, Planned } from './incident_moves.js'

/** Why an incident ended. */
export type Ending = 'over' | 'gone' | 'acknowledged' | 'timed_out' | 'switched_off'

const endings: Record<Ending, string> = {
  over: 'It is not so any more.',
  gone: 'What it was about is past or gone.',
  acknowledged: 'Somebody has seen it.',
  timed_out: 'Nobody said anything about it for a week.',
  switched_off: 'The alert was switched off or deleted.',
}

export interface Circumstances {
  at: string
  causation?: Causation
}

/** Writes what became of incidents, tells people and announces it: all in the caller's transaction. */
export class KeepIncidents {
  constructor(private readonly notify: Pick<Notify, 'inside'>) {}

  async handle(writes: Writes, alert: Alert, planned: readonly Planned[], about: Circumstances): Promise<void> {
    for (const { moves, track, open, seen, key, snoozedUntil } of planned) {
      let id = open?.id
      if (moves.length === 0) await writes.run('UPDATE alert_incidents SET words = ? WHERE id = ?', [seen!.words, id!])
      for (const move of moves) {
        if (move === 'begin') id = await begin(writes, alert, key, track!.pendingAt, seen!)
        if (move === 'drop') await writes.run('DELETE FROM alert_incidents WHERE id = ?', [id!])
        if (move === 'fire') await this.#fire(writes, alert, id!, seen!, { ...about, snoozedUntil })
        if (move === 'resolve')
          await this.end(writes, alert, open!, { ...about, ending: seen ? 'over' : 'gone', words: seen?.words })
      }
    }
  }

  /** An incident that fires is over. */
  async end(
    writes: Writes,
    alert: Pick<Alert, 'name' | 'tellResolved'>,
    { id, alert_id: alertId, subject, link, snoozed_until: snoozedUntil }: IncidentRow,
    { at, causation, ending, words, by }: Circumstances & { ending: Ending; words?: string; by?: string },
  ): Promise<void> {
    await writes.run("UPDATE alert_incidents SET state = 'resolved', resolved_at = ? WHERE id = ?", [at, id])
    const said = ending === 'over' && words ? words : endings[ending]
    await keepEvent(writes, id, 'resolved', at, said, by)
    await announce(writes, 'alert.resolved', { alert_id: alertId, incident_id: id, ...(causation && { causation }) })
    if (!alert.tellResolved || ending !== 'over' || snoozedUntil !== null) return
    await this.notify.inside(writes, {
      topic: 'alert.resolved',
      severity: 'info',
      title: `${alert.name}: over`,
      body: said,
      link: link ?? `/alerts?incident=${id}`,
      dedupe_key: `alert-incident-${id}-resolved`,
      data: { alert: alert.name, subject },
    })
  }

  /** Says again what is still so, after somebody asked to be left alone for a while. */
  async remind(writes: Writes, alert: Alert, incident: IncidentRow, at: string): Promise<void> {
    await writes.run('UPDATE alert_incidents SET snoozed_until = NULL WHERE id = ?', [incident.id])
    await keepEvent(writes, incident.id, 'reminded', at, incident.words)
    await this.#tell(writes, alert, incident, `reminded-${incident.snoozed_until}`)
  }

  async #fire(
    writes: Writes,
    alert: Alert,
    id: number,
    seen: Observation,
    { at, causation, snoozedUntil }: Circumstances & Pick<Planned, 'snoozedUntil'>,
  ) {
    await writes.run(
      `UPDATE alert_incidents SET state = 'firing', fired_at = ?, subject = ?, words = ?, explanation = ?, snoozed_until = ?
       WHERE id = ?`,
      [at, seen.subject, seen.words, JSON.stringify(seen.explanation), snoozedUntil, id],
    )
    await keepEvent(writes, id, 'fired', at, seen.words)
    await announce(writes, 'alert.firing', { alert_id: alert.id, incident_id: id, ...(causation && { causation }) })
    if (snoozedUntil === null) await this.#tell(writes, alert, { id, ...seen }, 'firing')
    else await keepEvent(writes, id, 'snoozed', at, snoozedUntil)
  }

  async #tell(
    writes: Writes,
    { name, severity }: Alert,
    { id, subject, words }: { id: number; subject: string; words: string },
    what: string,
  ): Promise<void> {
    await this.notify.inside(writes, {
      topic: 'alert.firing',
      severity,
      title: name,
      body: words,
      link: `/alerts?incident=${id}`,
      dedupe_key: `alert-incident-${id}-${what}`,
      data: { alert: name, subject },
    })
  }
}

type Observation = NonNullable<Planned['seen']>

async function begin(writes: Writes, alert: Alert, key: string, at: string, seen: Observation): Promise<number> {
  const id = await writes.insert('alert_incidents', {
    alert_id: alert.id,
    key,
    subject: seen.subject,
    state: 'pending',
    words: seen.words,
    link: seen.link ?? null,
    explanation: JSON.stringify(seen.explanation),
    pending_at: at,
  })
  await keepEvent(writes, id, 'pending', at, seen.words)
  return id
}

export async function keepEvent(
  writes: Writes,
  incidentId: number,
  kind: string,
  at: string,
  words: string,
  by?: string,
): Promise<void> {
  const event = { incident_id: incidentId, kind, words, by_label: by ?? null, happened_at: at }
  await writes.insert('alert_events', event)
}

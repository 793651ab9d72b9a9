import type { Announcement } from '#changes/domain/consumer'
import type { Causation } from '#changes/domain/origin'
import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import type { Clock } from '#core/clock'
import { addDays } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import { readSurroundings } from '#rules/services/read_surroundings'
import type { Alert, AlertView } from '../domain/alert.js'
import { kindOf } from '../domain/alert_kinds.js'
import { gathered } from '../domain/gathered.js'
import type { Observation } from '../domain/judge.js'
import { planMoves, type Sightings } from './incident_moves.js'
import type { KeepIncidents } from './keep_incidents.js'
import { loadEnabledAlerts, viewOfHousehold } from './load_alerts.js'
import { alertTopics, observeTopic } from './observe_topic.js'
import { suspectTransactions } from './suspect_transactions.js'
import { watchOf } from './watch_of.js'

/** What was booked longer ago is history that comes in with a file, and no news. */
const NEWS_DAYS = 31

export interface WatchParts {
  database: Database
  clock: Clock
  keep: KeepIncidents
}

/**
 * Looks at what alerts watch, when something happened and as time passes. What it found is compared with the incidents there are, inside
 * the transaction that changes them: it may be told the same twice, and by several servers at once.
 */
export class WatchAlerts {
  constructor(private readonly parts: WatchParts) {}

  /** Something happened. */
  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database, clock } = this.parts
    const alerts = await database.read(householdId, loadEnabledAlerts)
    const view = alerts.length > 0 && (await viewOfHousehold(database, clock, householdId))
    if (!view) return
    for (const announcement of announcements) {
      if (announcement.topic === 'ledger.changed') await this.#transactions(householdId, alerts, announcement, view)
      else if (alertTopics.includes(announcement.topic)) await this.#topic(householdId, alerts, announcement, view)
    }
    await this.#standing(householdId, alerts, view, announcements.at(-1)?.payload.causation)
  }

  /** Time has passed. */
  async look(householdId: number): Promise<void> {
    const { database, clock } = this.parts
    const alerts = await database.read(householdId, loadEnabledAlerts)
    const view = alerts.length > 0 && (await viewOfHousehold(database, clock, householdId))
    if (view) await this.#standing(householdId, alerts, view)
  }

  async #standing(householdId: number, alerts: readonly Alert[], view: AlertView, causation?: Causation) {
    for (const alert of alerts) {
      const watch = watchOf(alert)
      if (!watch) continue
      const look = async (queries: Queries): Promise<Sightings> => ({
        at: this.parts.clock.now(),
        observations: await watch.now(queries, alert, view),
        areAll: true,
      })
      await this.#keep(householdId, alert, look, causation)
    }
  }

  async #topic(householdId: number, alerts: readonly Alert[], announcement: Announcement, view: AlertView) {
    for (const alert of alerts) {
      const look = async (queries: Queries): Promise<Sightings> => {
        const seen = await observeTopic(queries, alert, announcement, view)
        return { at: announcement.at, observations: seen ? [seen] : [], areAll: false }
      }
      await this.#keep(householdId, alert, look, announcement.payload.causation)
    }
  }

  async #transactions(householdId: number, alerts: readonly Alert[], announcement: Announcement, view: AlertView) {
    const watching = alerts.filter((alert) => kindOf(alert).trigger === 'rule')
    if (watching.length === 0) return
    const found = new Map<Alert, Observation[]>(watching.map((alert) => [alert, []]))
    for await (const page of readEvents(this.parts.database, householdId, [announcement]))
      for (const [alert, observations] of found)
        observations.push(...(await this.#suspects(householdId, alert, page, view)))
    for (const [alert, observations] of found) {
      const seen = gathered(observations, `change:${announcement.changeSetId}`)
      const look = () => Promise.resolve({ at: announcement.at, observations: seen, areAll: false })
      await this.#keep(householdId, alert, look, announcement.payload.causation)
    }
  }

  /** Transactions that are gone hold no more; of the others only what is new can begin to. */
  async #suspects(householdId: number, alert: Alert, page: readonly TransactionEvent[], { today }: AlertView) {
    const isNews = ({ kind, after }: TransactionEvent) =>
      (kind === 'transaction.created' || alert.kind === 'custom') &&
      String(after?.row.occurred_on) >= addDays(today, 0 - NEWS_DAYS)
    const news = new Set(page.filter(isNews).map(({ transactionId }) => transactionId))
    const standing = page.filter(({ after }) => after !== null).map(({ transactionId: id }) => ({ id }))
    const observations = await this.parts.database.read(householdId, async (queries) => {
      const known = await openTransactions(queries, alert.id)
      const suspects = standing.filter(({ id }) => news.has(id) || known.has(id))
      if (suspects.length === 0) return []
      const conditions = [alert.condition, alert.unless].filter((each) => each !== null)
      return suspectTransactions(queries, alert, suspects, await readSurroundings(queries, today, conditions))
    })
    const gone = page.filter(({ after }) => after === null).map(({ transactionId }) => goneTransaction(transactionId))
    return [...observations, ...gone]
  }

  /** Looks first without holding up others who write, and again inside the transaction when there is something to write. */
  async #keep(
    householdId: number,
    alert: Alert,
    look: (queries: Queries) => Promise<Sightings>,
    causation?: Causation,
  ): Promise<void> {
    const { database, keep } = this.parts
    const plan = async (queries: Queries) => {
      const sightings = await look(queries)
      return { at: sightings.at, planned: await planMoves(queries, alert, sightings) }
    }
    const { planned } = await database.read(householdId, plan)
    if (planned.length === 0) return
    await database.write(householdId, async (writes) => {
      const again = await plan(writes)
      await keep.handle(writes, alert, again.planned, { at: again.at, causation })
    })
  }
}

async function openTransactions(queries: Queries, alertId: number): Promise<Set<number>> {
  const rows = await queries.all<{ key: string }>(
    "SELECT key FROM alert_incidents WHERE alert_id = ? AND state = 'firing' AND key LIKE 'transaction:%'",
    [alertId],
  )
  return new Set(rows.map(({ key }) => Number(key.split(':')[1])))
}

const goneTransaction = (id: number): Observation => ({
  key: `transaction:${id}`,
  subject: '',
  holds: false,
  words: 'The transaction is deleted.',
  explanation: null,
})

import type { Announcement } from '#changes/domain/consumer'
import type { Causation } from '#changes/domain/origin'
import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import type { Clock } from '#core/clock'
import { addDays } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import { RESTORED } from '#portability/services/restore_household'
import type { Alert, AlertView } from '../domain/alert.js'
import { gathered } from '../domain/gathered.js'
import type { Observation } from '../domain/judge.js'
import { planMoves, type Sightings } from './incident_moves.js'
import type { KeepIncidents } from './keep_incidents.js'
import { loadEnabledAlerts, viewOfHousehold } from './load_alerts.js'
import { observeAccount } from './observe_account.js'
import { alertTopics, observeTopic } from './observe_topic.js'
import { PageReader, type Watching, watchingOf } from './suspect_page.js'
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
    const watching = watchingOf(alerts, view)
    for (const announcement of announcements) {
      // What was brought back from an export was told of where it came from.
      if (announcement.payload.cause === RESTORED) continue
      if (announcement.topic === 'ledger.changed') await this.#transactions(householdId, watching, announcement, view)
      else if (isHeard(announcement.topic)) await this.#topic(householdId, alerts, announcement, view)
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
        const observe = isOfAccount(announcement.topic) ? observeAccount : observeTopic
        const seen = await observe(queries, alert, announcement, view)
        return { at: announcement.at, observations: seen ? [seen] : [], areAll: false }
      }
      await this.#keep(householdId, alert, look, announcement.payload.causation)
    }
  }

  async #transactions(householdId: number, watching: Watching, announcement: Announcement, view: AlertView) {
    const { alerts } = watching
    if (alerts.length === 0) return
    const found = alerts.map(() => [] as Observation[])
    for await (const page of readEvents(this.parts.database, householdId, [announcement])) {
      const seen = await this.parts.database.read(householdId, (queries) => lookAt(queries, watching, page, view))
      seen.forEach((observations, at) => found[at]!.push(...observations))
    }
    for (const [at, { alert }] of alerts.entries()) {
      const observations = gathered(found[at]!, `change:${announcement.changeSetId}`)
      const look = () => Promise.resolve({ at: announcement.at, observations, areAll: false })
      if (observations.length > 0) await this.#keep(householdId, alert, look, announcement.payload.causation)
    }
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

const isOfAccount = (topic: string) => topic.startsWith('account.')
const isHeard = (topic: string) => isOfAccount(topic) || alertTopics.includes(topic)

/**
 * Of transactions that are there only what is new can begin to hold, and those that are gone hold no more. What is neither suspicious nor
 * was before is not told of: a page of a file has hundreds of those.
 */
async function lookAt(
  queries: Queries,
  { alerts, around }: Watching,
  page: readonly TransactionEvent[],
  { today }: AlertView,
): Promise<Observation[][]> {
  const since = addDays(today, 0 - NEWS_DAYS)
  const recent = page.filter(({ after }) => String(after?.row.occurred_on) >= since && after !== null)
  const standing = page.filter(({ after }) => after !== null).map(({ transactionId }) => transactionId)
  const created = recent.filter(({ kind }) => kind === 'transaction.created').map(({ transactionId }) => transactionId)
  const news = { custom: new Set(recent.map(({ transactionId }) => transactionId)), ready: new Set(created) }
  const found: Observation[][] = []
  const reader = new PageReader(page, standing, around)
  for (const { alert, suspect } of alerts) {
    const known = await openTransactions(queries, alert.id)
    const isNew = alert.kind === 'custom' ? news.custom : news.ready
    const asked = standing.filter((id) => isNew.has(id) || known.has(id))
    const observations: Observation[] = []
    for (const id of asked) {
      const seen = await suspect(queries, reader, id)
      if (seen && (seen.holds || known.has(id))) observations.push(seen)
    }
    const gone = page.filter(({ after, transactionId }) => after === null && known.has(transactionId))
    found.push([...observations, ...gone.map(({ transactionId }) => goneTransaction(transactionId))])
  }
  return found
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

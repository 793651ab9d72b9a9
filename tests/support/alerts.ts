import app from '@adonisjs/core/services/app'
import { alertsTellOf } from '#alerts/services/tells_of'
import { EditAlerts } from '#alerts/services/edit_alerts'
import { KeepIncidents } from '#alerts/services/keep_incidents'
import { SettleIncidents } from '#alerts/services/settle_incidents'
import { TendIncidents } from '#alerts/services/tend_incidents'
import { WatchAlerts } from '#alerts/services/watch_alerts'
import type { AlertInput } from '#alerts/validators/alert'
import { Gateway } from '#changes/gateway'
import { announce } from '#changes/services/announce'
import { ConsumeAnnouncements, defineConsumer } from '#changes/services/consume_announcements'
import { FixedClock } from '#core/clock'
import { Notify } from '#notifications/services/notify'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { quiet } from '#tests/support/jobs'

export interface Incident {
  id: number
  alert_id: number
  key: string
  subject: string
  state: string
  words: string
  explanation: string | null
  resolved_at: string | null
}

/** A household's alerts with a clock that stands still. Nothing is looked at until `settle()`. */
export async function makeAlerts(now = '2026-11-20T12:00:00.000Z') {
  const household = await makeHousehold()
  return { household, ...(await alertsOf(household, new FixedClock(now))) }
}

export async function alertsOf(household: TestHousehold, clock: FixedClock) {
  const { database, id, actor } = household
  const wired = await app.container.make('florin.gateway')
  const gateway = new Gateway(database, clock, wired.derivations)
  const live = await app.container.make('florin.live')
  const notify = new Notify({
    database,
    clock,
    live,
    worker: { wake: () => undefined },
    isToldElsewhere: alertsTellOf(database, clock),
  })
  const keep = new KeepIncidents(notify)
  const watch = new WatchAlerts({ database, clock, keep })
  const consumer = defineConsumer({
    name: 'alerts.watch',
    topics: TOPICS,
    handle: (householdId, announcements) => watch.handle(householdId, announcements),
  })
  const parts = { database, clock, logger: quiet, consumers: [consumer] }
  const edit = new EditAlerts(gateway)
  return {
    clock,
    gateway,
    notify,
    watch,
    edit,
    tend: new TendIncidents({ database, clock, keep, watch }),
    settleIncidents: new SettleIncidents(database, clock, keep),
    add: async (input: AlertInput) => (await edit.create(id, input, actor)).result,
    /** Everything that was announced is looked at, as by one of several servers. */
    settle: () => new ConsumeAnnouncements(parts).drain(id),
    say: (topic: string, payload: Record<string, unknown>) =>
      database.write(id, (writes) => announce(writes, topic, payload, { now: clock.now() })),
    incidents: () => database.read(id, (queries) => queries.all<Incident>('SELECT * FROM alert_incidents ORDER BY id')),
    notices: () =>
      database.read(id, (queries) =>
        queries.all<{ topic: string; title: string; body: string }>(
          'SELECT topic, title, body FROM notices ORDER BY id',
        ),
      ),
  }
}

const TOPICS = [
  'ledger.changed',
  'budget.*',
  'goal.*',
  'bill.*',
  'sync.*',
  'import.*',
  'consent.*',
  'automation.*',
  'account.*',
]

/*
 * The services of the background thread, which has no container: what the providers wire for the server, made when it is first asked for.
 */
import { alertsTellOf } from '#alerts/services/tells_of'
import { KeepIncidents } from '#alerts/services/keep_incidents'
import { WatchAlerts } from '#alerts/services/watch_alerts'
import { AdmitRuns } from '#automations/services/admit_runs'
import { ConsiderAnnouncements } from '#automations/services/consider_announcements'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import { FollowChanges } from '#insights/services/follow_changes'
import { RefreshInsights } from '#insights/services/refresh_insights'
import { Notify } from '#notifications/services/notify'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import { QueueWebhooks } from '#webhooks/services/queue_webhooks'
import type { BackgroundServices, MakeService } from './background_tasks.js'

export interface BackgroundParts {
  database: Database
  clock: Clock
  /** Reaches the pages that the server has open. */
  live: Pick<LiveEvents, 'publish'>
  /** Reaches whoever runs jobs. */
  worker: { wake(): void }
}

export function backgroundServices({ database, clock, live, worker }: BackgroundParts): MakeService {
  const notify = new Notify({ database, clock, live, worker, isToldElsewhere: alertsTellOf(database, clock) })
  const parts = { database, clock, notify }
  const factories: { [N in keyof BackgroundServices]: () => BackgroundServices[N] } = {
    'florin.database': () => database,
    'florin.clock': () => clock,
    'florin.considerAnnouncements': () =>
      new ConsiderAnnouncements({ ...parts, admit: new AdmitRuns({ notify, wake: () => worker.wake() }) }),
    'florin.watchAlerts': () => new WatchAlerts({ ...parts, keep: new KeepIncidents(notify) }),
    'florin.queueWebhooks': () => new QueueWebhooks({ ...parts, worker }),
    'florin.followChangesForInsights': () => new FollowChanges(database, clock),
    'florin.refreshInsights': () => new RefreshInsights(parts),
    'florin.refreshRecurring': () => new RefreshRecurring(parts),
  }
  const made = new Map<string, unknown>()
  return async (name) => {
    if (!made.has(name)) made.set(name, factories[name]())
    return made.get(name) as BackgroundServices[typeof name]
  }
}

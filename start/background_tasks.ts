/*
 * What is done in the thread of the server that keeps no page waiting (bin/background_worker.ts). Elsewhere, as in commands and tests, it
 * is done where it is asked for.
 */
import type { ConsiderAnnouncements } from '#automations/services/consider_announcements'
import type { WatchAlerts } from '#alerts/services/watch_alerts'
import type { Announcement } from '#changes/domain/consumer'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { FollowChanges } from '#insights/services/follow_changes'
import type { RefreshInsights } from '#insights/services/refresh_insights'
import type { RefreshRecurring } from '#recurring/services/refresh_recurring'
import type { QueueWebhooks } from '#webhooks/services/queue_webhooks'

/** What the tasks ask for, under the names of the container. */
export interface BackgroundServices {
  'florin.database': Database
  'florin.clock': Clock
  'florin.considerAnnouncements': ConsiderAnnouncements
  'florin.watchAlerts': WatchAlerts
  'florin.queueWebhooks': QueueWebhooks
  'florin.followChangesForInsights': FollowChanges
  'florin.refreshInsights': RefreshInsights
  'florin.refreshRecurring': RefreshRecurring
}

export type MakeService = <N extends keyof BackgroundServices>(name: N) => Promise<BackgroundServices[N]>

export interface Told {
  householdId: number
  announcements: readonly Announcement[]
}

interface OfHousehold {
  householdId: number
}

export type BackgroundTasks = ReturnType<typeof backgroundTasks>

/** Each by the name of the consumer or job that it is done for, or a part of it. */
export function backgroundTasks(make: MakeService) {
  return {
    'webhooks.queue': async ({ householdId, announcements }: Told) =>
      (await make('florin.queueWebhooks')).handle(householdId, announcements),
    'automations.consider': async ({ householdId, announcements }: Told) =>
      (await make('florin.considerAnnouncements')).handle(householdId, announcements),
    'alerts.watch': async ({ householdId, announcements }: Told) =>
      (await make('florin.watchAlerts')).handle(householdId, announcements),
    async 'goals.announce_reached'({ householdId }: Told) {
      const { announceReached } = await import('#goals/services/announce_reached')
      await announceReached(await make('florin.database'), await make('florin.clock'), householdId)
    },
    async 'recurring.follow_changes'({ householdId }: Told) {
      const { followChanges } = await import('#recurring/services/follow_changes')
      await followChanges(await make('florin.database'), await make('florin.clock'), householdId)
    },
    async 'forecasting.follow_changes'({ householdId }: Told) {
      const { followChanges } = await import('#forecasting/services/follow_changes')
      await followChanges(await make('florin.database'), await make('florin.clock'), householdId)
    },
    async 'categorizing.read_decided'({ householdId, announcements }: Told) {
      const { readDecided } = await import('#categorizing/services/read_decided')
      return readDecided(await make('florin.database'), householdId, announcements)
    },
    'insights.follow_changes': async ({ householdId }: Told) =>
      (await make('florin.followChangesForInsights')).handle(householdId),
    'recurring.refresh': async ({ householdId }: OfHousehold) =>
      (await make('florin.refreshRecurring')).handle(householdId),
    'insights.refresh': async ({ householdId }: OfHousehold) =>
      (await make('florin.refreshInsights')).handle(householdId),
  }
}

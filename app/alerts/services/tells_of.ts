import type { Announcement } from '#changes/domain/consumer'
import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { loadEnabledAlerts, viewOfHousehold } from './load_alerts.js'
import { isWatchedBy, observeTopic } from './observe_topic.js'

/** What is announced in the same transaction. */
export type Happening = Pick<Announcement, 'topic' | 'payload'>

/**
 * Whether an alert of the household will tell people of what is being announced. It is asked before the alerts hear of it, so that whoever
 * announces need not tell the same a second time.
 */
export function alertsTellOf(database: Database, clock: Clock) {
  return async (writes: Writes, { topic, payload }: Happening): Promise<boolean> => {
    const alerts = (await loadEnabledAlerts(writes)).filter(({ kind }) => isWatchedBy(topic, kind))
    if (alerts.length === 0) return false
    const view = await viewOfHousehold(database, clock, writes.householdId!)
    if (!view) return false
    for (const alert of alerts) {
      const seen = await observeTopic(writes, alert, { topic, payload, at: clock.now() }, view)
      if (seen?.holds) return true
    }
    return false
  }
}

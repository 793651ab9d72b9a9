import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { loadEnabledAlerts, viewOfHousehold } from './load_alerts.js'
import { isWatchedBy, observeTopic } from './observe_topic.js'
import { watchOf } from './watch_of.js'
import type { Happening } from './watches.js'

/**
 * Whether an alert of the household will tell people of what is being announced. It is asked before the alerts hear of it, so that whoever
 * announces need not tell the same a second time.
 */
export function alertsTellOf(database: Database, clock: Clock) {
  return async (writes: Writes, { topic, payload }: Happening): Promise<boolean> => {
    const alerts = (await loadEnabledAlerts(writes)).filter(
      (alert) => isWatchedBy(topic, alert.kind) || watchOf(alert)?.tellsOf,
    )
    if (alerts.length === 0) return false
    const view = await viewOfHousehold(database, clock, writes.householdId!)
    if (!view) return false
    for (const alert of alerts) {
      if (watchOf(alert)?.tellsOf?.(alert, { topic, payload }, view)) return true
      const seen = await observeTopic(writes, alert, { topic, payload, at: clock.now() }, view)
      if (seen?.holds) return true
    }
    return false
  }
}

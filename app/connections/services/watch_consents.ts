import type { Clock } from '#core/clock'
import type { PlainDate } from '#core/plain_date'
import { dayWords } from '#core/words'
import { afterCommit } from '#database/after_commit'
import type { Database, Writes } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import type { Notify } from '#notifications/services/notify'
import { hasEnded, tellingOf } from '#plugins/domain/consent'
import { findInstance, type StoredInstance } from '#plugins/services/instance_rows'
import { moveInstance, tellState } from '#plugins/services/move_instance'
import { tellConsent } from './tell_consent.js'

interface Parts {
  database: Database
  clock: Clock
  live: LiveEvents
  notify: Pick<Notify, 'inside'>
}

/**
 * Warns before the consents of banks end, once for each time ahead, and stops calling banks whose consent has ended: they would only
 * refuse, and a person has to give a new one anyway. May run as often as anybody likes.
 */
export class WatchConsents {
  constructor(private readonly parts: Parts) {}

  /** All households; answers of how many consents there was something to tell. */
  async handle(signal?: AbortSignal): Promise<number> {
    const connections = await this.parts.database.systemRead((queries) =>
      queries.all<{ id: number; household_id: number; time_zone: string }>(
        `SELECT i.id, i.household_id, h.time_zone FROM plugin_instances i JOIN households h ON h.id = i.household_id
         WHERE i.enabled = 1 AND i.consent_ends_on IS NOT NULL ORDER BY i.household_id, i.id`,
      ),
    )
    let told = 0
    for (const { id, household_id: householdId, time_zone: timeZone } of connections) {
      if (signal?.aborted) break
      if (await this.connection(householdId, id, this.parts.clock.today(timeZone))) told++
    }
    return told
  }

  /** Answers whether there was something to tell. It may have been changed or deleted meanwhile. */
  async connection(householdId: number, instanceId: number, today: PlainDate): Promise<boolean> {
    const { database } = this.parts
    const before = await database.read(householdId, (queries) => findInstance(queries, instanceId))
    if (!before || !isAnythingToDo(before, today)) return false
    return database.write(householdId, async (writes) => {
      const current = await findInstance(writes, instanceId)
      return current ? this.#do(writes, current, today) : false
    })
  }

  async #do(writes: Writes, instance: StoredInstance, today: PlainDate): Promise<boolean> {
    const { clock, live, notify } = this.parts
    const { id } = instance
    const { tell, forget } = tellingOf(instance, today)
    if (forget) await writes.run('UPDATE plugin_instances SET consent_told_days = NULL WHERE id = ?', [id])
    if (tell !== null) await tellConsent(writes, notify, instance, { nearness: tell, today, now: clock.now() })
    if (isStillCalled(instance, today)) {
      const reason = `Your consent ended on ${dayWords(instance.consent_ends_on!)}.`
      await moveInstance(writes, id, { state: 'needs_connection', reason })
      afterCommit(writes, () => tellState(live, writes.householdId!, id, 'needs_connection'))
    }
    return tell !== null
  }
}

const isStillCalled = (instance: StoredInstance, today: PlainDate) =>
  instance.state === 'ready' && hasEnded(instance, today)

function isAnythingToDo(instance: StoredInstance, today: PlainDate): boolean {
  const { tell, forget } = tellingOf(instance, today)
  return tell !== null || forget || isStillCalled(instance, today)
}

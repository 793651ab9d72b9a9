import { type Clock, shiftInstant } from '#core/clock'
import type { Database } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { areYoung } from './books_since.js'
import { REFRESH_JOB } from './refresh_insights.js'

const SECONDS_BETWEEN = 600
const EPOCH = '1970-01-01T00:00:00.000Z'

/** After changes Florin looks again once things have calmed down, at most every ten minutes; in books that are old enough. */
export class FollowChanges {
  /** The last slot of each household for which a look was asked for, so that most changes cost nothing here. */
  readonly #askedFor = new Map<number, number>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(householdId: number): Promise<void> {
    const now = this.clock.now()
    const slot = Math.floor(Date.parse(now) / (SECONDS_BETWEEN * 1_000))
    if (this.#askedFor.get(householdId) === slot) return
    const today = now.slice(0, 10)
    if (await this.database.read(householdId, (queries) => areYoung(queries, today))) return
    const runAt = shiftInstant(EPOCH, (slot + 1) * SECONDS_BETWEEN)
    await this.database.write(householdId, (writes) =>
      enqueueJob(writes, { name: REFRESH_JOB, runAt, key: `after ${slot}` }, now),
    )
    this.#askedFor.set(householdId, slot)
  }
}

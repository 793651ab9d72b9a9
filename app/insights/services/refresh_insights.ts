import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import type { PlainDate } from '#core/plain_date'
import type { Database, Writes } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import { findInsights } from '../domain/find_insights.js'
import { areYoung } from './books_since.js'
import { gatherFacts } from './gather_facts.js'
import { type Kept, KeepInsights } from './keep_insights.js'
import { keepAnomalies, lookForAnomalies } from './refresh_anomalies.js'

export const REFRESH_JOB = 'insights.refresh'

interface Parts {
  database: Database
  clock: Clock
  notify: Pick<Notify, 'inside'>
}

export interface Refreshed extends Kept {
  anomalies: number
}

const NOTHING: Refreshed = { anomalies: 0, found: 0, expired: 0 }

/** Looks for anomalies and insights and keeps what is found. May run as often as anybody likes: the same books give the same. */
export class RefreshInsights {
  readonly #keep: KeepInsights

  constructor(private readonly parts: Parts) {
    this.#keep = new KeepInsights(parts.notify)
  }

  async handle(householdId: number): Promise<Refreshed> {
    const { database, clock } = this.parts
    const household = await database.systemRead((queries) =>
      queries.first<{ base_currency: string; time_zone: string }>(
        'SELECT base_currency, time_zone FROM households WHERE id = ?',
        [householdId],
      ),
    )
    if (!household) return NOTHING
    const code = household.base_currency
    const [today, now] = [clock.today(household.time_zone), clock.now()]
    const view = { currency: { code, scale: currencyScale(code) }, today }
    const { known, look } = await database.read(householdId, async (queries) => {
      if (await areYoung(queries, today)) return { look: undefined }
      const row = await queries.first<{ first_on: PlainDate }>('SELECT first_on FROM insight_looks')
      return { known: row, look: await lookForAnomalies(queries, today, row?.first_on ?? today) }
    })
    if (!look) return NOTHING
    await database.write(householdId, (writes) => keepAnomalies(writes, look, now))
    const findings = findInsights(await database.read(householdId, (queries) => gatherFacts(queries, view)))
    const kept = await database.write(householdId, async (writes) => {
      await rememberLook(writes, today, now)
      return this.#keep.handle(writes, findings, code, { today, now, isQuiet: known === undefined })
    })
    return { anomalies: look.found.length, ...kept }
  }
}

async function rememberLook(writes: Writes, today: PlainDate, now: string): Promise<void> {
  const updated = await writes.run('UPDATE insight_looks SET looked_at = ? WHERE household_id = ?', [
    now,
    writes.householdId,
  ])
  if (updated === 0)
    await writes.run('INSERT INTO insight_looks (household_id, first_on, looked_at) VALUES (?, ?, ?)', [
      writes.householdId,
      ...[today, now],
    ])
}

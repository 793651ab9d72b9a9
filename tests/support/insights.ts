import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { addDays, addMonths, type PlainDate } from '#core/plain_date'
import { listAnomalies } from '#insights/services/list_anomalies'
import { listInsights } from '#insights/services/list_insights'
import { RefreshInsights } from '#insights/services/refresh_insights'
import type { InsightState } from '#insights/domain/insight'
import { ensurePayee } from '#ledger/services/name_rows'
import { makeHousehold, type TestHousehold } from './household.js'
import { accountOf } from './journal.js'

export const TODAY = '2026-11-10'

/** One payment of the checking account; minor units. */
export interface LifeRow {
  on: PlainDate
  payee: string
  amount: number
  category: 'Salary' | 'Rent' | 'Food' | 'Leisure'
}

const NOW = '2026-11-10T08:00:00.000Z'
const roots = { Salary: 'Income', Rent: 'Expenses', Food: 'Expenses', Leisure: 'Expenses' }

/** Sixteen months of salary, rent, a grocer every third day and a cinema twice a month, up to `TODAY`. */
export function usualLife(from: PlainDate = '2025-07-01'): LifeRow[] {
  const rows: LifeRow[] = []
  for (let month = from.slice(0, 7); month <= TODAY.slice(0, 7); month = addMonths(month, 1)) {
    rows.push({ on: `${month}-01`, payee: 'Landlord', amount: -85_000, category: 'Rent' })
    rows.push({ on: `${month}-02`, payee: 'Employer', amount: 260_000, category: 'Salary' })
    for (const day of ['04', '08'])
      rows.push({ on: `${month}-${day}`, payee: 'Cinema', amount: -1_900, category: 'Leisure' })
  }
  let step = 0
  for (let on = from; on <= TODAY; on = addDays(on, 3))
    rows.push({ on, payee: 'Grocer', amount: -(3_000 + ((step++ * 977) % 2_300)), category: 'Food' })
  return rows.filter(({ on }) => on >= from && on <= TODAY)
}

/** Writes payments in one change set and answers their ids. */
export async function live(household: TestHousehold, rows: readonly LifeRow[]): Promise<number[]> {
  const gateway = await app.container.make('florin.gateway')
  const checking = await accountOf(household, 'Assets:Checking')
  const categories = new Map<string, number>()
  for (const { category } of rows)
    if (!categories.has(category))
      categories.set(category, await accountOf(household, `${roots[category]}:${category}`))
  const origin = { actor: household.actor, cause: 'test', summary: 'A life' }
  const { result } = await gateway.change(household.id, origin, async (changes) => {
    const { commodity_id: euro } = (await changes.first<{ commodity_id: number }>(
      'SELECT commodity_id FROM accounts WHERE id = ?',
      [checking],
    ))!
    const payees = new Map<string, number | null>()
    for (const { payee } of rows) if (!payees.has(payee)) payees.set(payee, await ensurePayee(changes, payee, NOW))
    const ids = await changes.insertRows(
      'transactions',
      ['occurred_on', 'status', 'payee_id', 'currency_id', 'recorded_at'],
      rows.map(({ on, payee }) => [on, 'posted', payees.get(payee)!, euro, NOW]),
    )
    await changes.insertRows(
      'postings',
      ['transaction_id', 'position', 'account_id', 'commodity_id', 'quantity', 'value', 'occurred_on', 'counted'],
      rows.flatMap(({ on, amount, category }, at) => [
        [ids[at]!, 0, checking, euro, amount, amount, on, 1],
        [ids[at]!, 1, categories.get(category)!, euro, -amount, -amount, on, 1],
      ]),
    )
    return ids
  })
  return result
}

/** A household with its usual life, and what looks for insights in it. */
export async function makeLife(rows: readonly LifeRow[] = usualLife()) {
  const household = await makeHousehold()
  const ids = await live(household, rows)
  const clock = new FixedClock(`${TODAY}T09:00:00.000Z`)
  const notify = await app.container.make('florin.notify')
  const refresh = new RefreshInsights({ database: household.database, clock, notify })
  const { database, id } = household
  return {
    household,
    ids,
    clock,
    refresh: () => refresh.handle(id),
    insights: (state: InsightState = 'open') =>
      database.read(id, (queries) => listInsights(queries, { state, limit: 100 })),
    anomalies: () => database.read(id, (queries) => listAnomalies(queries, { limit: 100 })),
    announced: () =>
      database.read(id, (queries) =>
        queries.all<{ payload: string }>("SELECT payload FROM outbox WHERE topic = 'insight.found' ORDER BY id"),
      ),
    notices: () =>
      database.read(id, (queries) =>
        queries.all<{ title: string }>("SELECT title FROM notices WHERE topic = 'insight.found' ORDER BY id"),
      ),
  }
}

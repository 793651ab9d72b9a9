import type { Row } from '#database/database'
import type { TestHousehold } from '#tests/support/household'
import type { Ids } from './samples.js'

const NOW = '2026-03-31T12:00:00.000Z'

/** A bill that was paid once, and a calendar of it. */
export async function makeBill({ database, id: household }: TestHousehold, word: string, ids: Ids): Promise<Ids> {
  const insert = (table: string, row: Row) => database.write(household, (writes) => writes.insert(table, row))
  const bill = await insert('recurring_payments', {
    name: word,
    status: 'confirmed',
    direction: 'out',
    account_id: ids.account!,
    category_id: ids.category!,
    created_at: NOW,
  })
  await insert('recurring_outlooks', {
    recurring_id: bill,
    party: word,
    rhythm: JSON.stringify({ cadence: 'month', anchor: 0, on: { day: 5 }, shift: 'none' }),
    next_time: 24_315,
    next_on: '2026-04-05',
    low: -11,
    expected: -10,
    high: -9,
  })
  await insert('recurring_links', { recurring_id: bill, transaction_id: ids.transaction!, account_id: ids.account! })
  await insert('calendar_feeds', { token_hash: `${word}-${household}`, created_at: NOW })
  return { recurring_payment: bill }
}

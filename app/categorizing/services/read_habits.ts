import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import { type Habit, habitOf } from '../domain/habit.js'
import { CHOSEN_BY_MACHINE } from './read_rows.js'

/** Habits are what was done lately; what was done years ago may have been given up. */
const LATEST = 24
const PAYEES_AT_ONCE = 500

interface Row {
  payee_id: number
  payee: string
  category_id: number
  category: string
  quantity: number
}

export type Habits = ReadonlyMap<string, Habit>

export const habitKey = (payeeId: number, isIn: boolean) => `${payeeId} ${isIn ? 'in' : 'out'}`

/** What the household chose for payees, by payee and direction. What a machine chose and nobody looked at teaches nothing. */
export async function readHabits(queries: Queries, payeeIds: readonly number[]): Promise<Habits> {
  const rows: Row[] = []
  for (let from = 0; from < payeeIds.length; from += PAYEES_AT_ONCE) {
    const { placeholders, values } = idList(payeeIds.slice(from, from + PAYEES_AT_ONCE))
    rows.push(
      ...(await queries.all<Row>(
        `SELECT t.payee_id, y.name AS payee, p.account_id AS category_id, a.name AS category, p.quantity
         FROM payees y ${latestOfEach(queries)}
         JOIN postings p ON p.transaction_id = t.id AND p.position = 1
         JOIN accounts a ON a.id = p.account_id AND a.kind IN ('income', 'expense') AND a.role IS NULL AND a.archived_at IS NULL
         WHERE y.id IN (${placeholders}) AND t.status <> 'void' AND (t.reviewed_at IS NOT NULL OR COALESCE(t.provenance, '') NOT LIKE ?)
           AND NOT EXISTS (SELECT 1 FROM postings s WHERE s.transaction_id = t.id AND s.position = 2)
         ORDER BY t.occurred_on DESC, t.id DESC`,
        [...values, CHOSEN_BY_MACHINE],
      )),
    )
  }
  // The category's side of money that comes in is negative.
  const byKey = Map.groupBy(rows, (row) => habitKey(row.payee_id, row.quantity < 0))
  const habits = [...byKey].map(([key, some]) => {
    const chosen = some.map(({ category_id: categoryId, category }) => ({ categoryId, category }))
    return [key, habitOf(some[0]!.payee, chosen)!] as const
  })
  return new Map(habits)
}

/**
 * The latest transactions of each payee, each read by its index once. Told to join what has the payee and then to look whether it is among
 * the latest, SQLite goes through the latest again for every one of them.
 */
function latestOfEach({ dialect }: Queries): string {
  const latest = `l.payee_id = y.id ORDER BY l.occurred_on DESC, l.id DESC LIMIT ${LATEST}`
  return dialect === 'sqlite'
    ? `CROSS JOIN transactions t ON t.id IN (SELECT l.id FROM transactions l WHERE ${latest})`
    : `CROSS JOIN LATERAL (SELECT * FROM transactions l WHERE ${latest}) t`
}

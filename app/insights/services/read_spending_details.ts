import { moneyJson } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import type { SpendingDay, SpendingFacts } from '../domain/patterns.js'
import type { SpendingPatternJson } from '../validators/analytics.js'
import { toBase } from './read_spent_by_day.js'

interface Period {
  from: PlainDate
  to: PlainDate
}

/** Whole units of money between which purchases are counted. */
const SIZES = [0, 10, 50, 200, 1000]
const LARGEST = 5

const SPENT = `FROM postings p JOIN accounts a ON a.id = p.account_id AND a.kind = 'expense'
  JOIN commodities c ON c.id = p.commodity_id`
const IN_PERIOD = 'p.counted = 1 AND p.occurred_on BETWEEN ? AND ?'

/** What went to payments that recur, day by day. */
export async function readFixed(queries: Queries, view: ReportView, { from, to }: Period): Promise<SpendingDay[]> {
  const rows = await queries.all<{ on_day: PlainDate; code: string; quantity: number; count: number }>(
    `SELECT p.occurred_on AS on_day, c.code, CAST(SUM(p.quantity) AS BIGINT) AS quantity, COUNT(*) AS count ${SPENT}
     JOIN recurring_links l ON l.transaction_id = p.transaction_id
     JOIN recurring_payments r ON r.id = l.recurring_id AND r.status <> 'ignored'
     WHERE ${IN_PERIOD} GROUP BY p.occurred_on, c.code`,
    [from, to],
  )
  const convert = await toBase(queries, view)
  return rows.map(({ on_day: on, code, quantity, count }) => ({ on, amount: convert(quantity, code, on) ?? 0, count }))
}

/** How much is spent in small and in large amounts. Foreign amounts count by their own size and with today's rate. */
export async function readSizes(
  queries: Queries,
  view: ReportView,
  { from, to }: Period,
): Promise<SpendingFacts['sizes']> {
  const currencies = await queries.all<{ id: number; code: string; scale: number }>(
    `SELECT id, code, scale FROM commodities WHERE kind = 'currency' ORDER BY id`,
  )
  const convert = await toBase(queries, view)
  const unit = 10 ** view.currency.scale
  const sums = SIZES.map((size, at) => ({
    from: size * unit,
    to: at + 1 < SIZES.length ? SIZES[at + 1]! * unit : null,
    ...{ amount: 0, count: 0 },
  }))
  for (const { id, code, scale } of currencies) {
    const limits = SIZES.slice(1).map((size) => size * 10 ** scale)
    const rows = await queries.all<{ bucket: number; quantity: number; count: number }>(
      `SELECT CASE ${limits.map((limit, at) => `WHEN p.quantity < ${limit} THEN ${at}`).join(' ')} ELSE ${limits.length} END AS bucket,
         CAST(SUM(p.quantity) AS BIGINT) AS quantity, COUNT(*) AS count ${SPENT}
       WHERE ${IN_PERIOD} AND p.quantity > 0 AND p.commodity_id = ? GROUP BY 1`,
      [from, to, id],
    )
    for (const { bucket, quantity, count } of rows) {
      const amount = convert(quantity, code, view.today)
      if (amount === undefined) continue
      sums[bucket]!.amount += amount
      sums[bucket]!.count += count
    }
  }
  return sums
}

interface LargeRow {
  id: number
  occurred_on: PlainDate
  payee_id: number | null
  payee: string | null
  category_id: number
  category: string
  role: string | null
  account_id: number
  account: string
  quantity: number
  code: string
}

/** The largest expenses that do not recur, in the household's currency. */
export async function readLargest(
  queries: Queries,
  view: ReportView,
  { from, to }: Period,
): Promise<SpendingPatternJson['largest']> {
  const codes = await queries.all<{ id: number }>(`SELECT id FROM commodities WHERE kind = 'currency' ORDER BY id`)
  const convert = await toBase(queries, view)
  const found: { row: LargeRow; amount: number }[] = []
  for (const { id } of codes) {
    const rows = await queries.all<LargeRow>(
      `SELECT t.id, t.occurred_on, t.payee_id, y.name AS payee, a.id AS category_id, a.name AS category, a.role,
         o.account_id, b.name AS account, p.quantity, c.code ${SPENT}
       JOIN transactions t ON t.id = p.transaction_id
       JOIN postings o ON o.transaction_id = t.id AND o.position = 0 JOIN accounts b ON b.id = o.account_id
       LEFT JOIN payees y ON y.id = t.payee_id
       WHERE ${IN_PERIOD} AND p.commodity_id = ? AND NOT EXISTS (SELECT 1 FROM recurring_links l WHERE l.transaction_id = t.id)
       ORDER BY p.quantity DESC, t.id DESC LIMIT ?`,
      [from, to, id, LARGEST],
    )
    for (const row of rows) {
      const amount = convert(row.quantity, row.code, row.occurred_on)
      if (amount !== undefined && amount > 0) found.push({ row, amount })
    }
  }
  found.sort((a, b) => b.amount - a.amount)
  return found.slice(0, LARGEST).map(({ row, amount }) => ({
    id: row.id,
    occurred_on: row.occurred_on,
    payee: row.payee_id === null ? null : { id: row.payee_id, name: row.payee! },
    category: row.role === null ? { id: row.category_id, name: row.category } : null,
    account: { id: row.account_id, name: row.account },
    amount: moneyJson(amount, view.currency),
  }))
}

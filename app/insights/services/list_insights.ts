import { currencyScale } from '#commodities/domain/currencies'
import { NotFoundException } from '#core/exceptions'
import { moneyJson } from '#core/money'
import type { Queries, Value } from '#database/database'
import type { InsightKind, InsightState, Severity } from '../domain/insight.js'
import type { InsightJson } from '../validators/insight.js'

export interface InsightRow {
  id: number
  dedupe_key: string
  kind: InsightKind
  severity: Severity
  state: InsightState
  title: string
  body: string
  amount: number | null
  currency: string | null
  period_from: string | null
  period_to: string | null
  category_id: number | null
  payee_id: number | null
  account_id: number | null
  transaction_count: number | null
  transactions_href: string | null
  action_label: string | null
  action_href: string | null
  found_at: string
  expires_on: string | null
}

type Named = InsightRow & { category: string | null; payee: string | null; account: string | null }

/** What is gone has no name, and is left out. */
const insightSql = `SELECT i.*, c.name AS category, y.name AS payee, a.name AS account FROM insights i
  LEFT JOIN accounts c ON c.id = i.category_id
  LEFT JOIN payees y ON y.id = i.payee_id
  LEFT JOIN accounts a ON a.id = i.account_id`

export interface InsightFilter {
  state: InsightState
  /** Older than this one. */
  before?: number
  limit: number
}

export async function listInsights(queries: Queries, { state, before, limit }: InsightFilter): Promise<InsightJson[]> {
  const older = before === undefined ? '' : 'AND i.id < ?'
  const values: Value[] = before === undefined ? [state, limit] : [state, before, limit]
  const rows = await queries.all<Named>(`${insightSql} WHERE i.state = ? ${older} ORDER BY i.id DESC LIMIT ?`, values)
  return rows.map(present)
}

/** Warnings first, and among equals what was found last. */
export async function topInsights(queries: Queries, limit: number): Promise<InsightJson[]> {
  const rows = await queries.all<Named>(
    `${insightSql} WHERE i.state = 'open'
     ORDER BY CASE i.severity WHEN 'warning' THEN 0 WHEN 'notice' THEN 1 ELSE 2 END, i.id DESC LIMIT ?`,
    [limit],
  )
  return rows.map(present)
}

export async function readInsight(queries: Queries, id: number): Promise<InsightJson> {
  const row = await queries.first<Named>(`${insightSql} WHERE i.id = ?`, [id])
  if (!row) throw new NotFoundException('insight')
  return present(row)
}

function present(row: Named): InsightJson {
  const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name })
  const { amount, currency, transaction_count: count, transactions_href: href } = row
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    state: row.state,
    title: row.title,
    body: row.body,
    amount: amount === null ? null : moneyJson(amount, { code: currency!, scale: currencyScale(currency!) }),
    period: row.period_from === null ? null : { from: row.period_from, to: row.period_to! },
    category: named(row.category_id, row.category),
    payee: named(row.payee_id, row.payee),
    account: named(row.account_id, row.account),
    transactions: count === null ? null : { count, href: href! },
    action: row.action_label === null ? null : { label: row.action_label, href: row.action_href! },
    found_at: row.found_at,
    expires_on: row.expires_on,
  }
}

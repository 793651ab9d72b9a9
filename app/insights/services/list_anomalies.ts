import { NotFoundException } from '#core/exceptions'
import { moneyJson } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import type { Queries, Value } from '#database/database'
import type { AnomalyKind, Verdict } from '../domain/anomaly.js'
import type { AnomalyJson } from '../validators/anomaly.js'

export interface AnomalyFilter {
  verdict?: Verdict | 'none'
  from?: PlainDate
  to?: PlainDate
  category?: number
  /** Behind this one in the list. */
  after?: { on: PlainDate; id: number }
  limit: number
}

interface Row {
  id: number
  transaction_id: number
  occurred_on: PlainDate
  payee_id: number | null
  payee: string | null
  account_id: number
  account: string
  category_id: number | null
  category: string | null
  quantity: number
  code: string
  scale: number
  kind: AnomalyKind
  score_permille: number
  reasons: string
  usual_low: number | null
  usual_high: number | null
  duplicate_of_id: number | null
  duplicate_on: PlainDate | null
  verdict: Verdict | null
  found_at: string
}

/** What became of a transaction is not told where it is gone or void; its verdict waits for it to come back. */
const anomalySql = `SELECT n.id, n.transaction_id, t.occurred_on, t.payee_id, y.name AS payee, p.account_id, a.name AS account,
    g.id AS category_id, g.name AS category, p.quantity, c.code, c.scale, n.kind, n.score_permille, n.reasons, n.usual_low, n.usual_high,
    d.id AS duplicate_of_id, d.occurred_on AS duplicate_on, n.verdict, n.found_at
  FROM anomalies n
  JOIN transactions t ON t.id = n.transaction_id AND t.status <> 'void'
  JOIN postings p ON p.transaction_id = t.id AND p.position = 0
  JOIN accounts a ON a.id = p.account_id
  JOIN commodities c ON c.id = p.commodity_id
  LEFT JOIN postings o ON o.transaction_id = t.id AND o.position = 1
  LEFT JOIN accounts g ON g.id = o.account_id AND g.kind IN ('income', 'expense') AND g.role IS NULL
  LEFT JOIN payees y ON y.id = t.payee_id
  LEFT JOIN transactions d ON d.id = n.duplicate_of_id`

/** The latest payments first. */
export async function listAnomalies(queries: Queries, filter: AnomalyFilter): Promise<AnomalyJson[]> {
  const [parts, values]: [string[], Value[]] = [['1 = 1'], []]
  const where = (sql: string, ...given: Value[]) => {
    parts.push(sql)
    values.push(...given)
  }
  const { verdict, from, to, category, after, limit } = filter
  if (verdict === 'none') where('n.verdict IS NULL')
  else if (verdict !== undefined) where('n.verdict = ?', verdict)
  if (from !== undefined) where('t.occurred_on >= ?', from)
  if (to !== undefined) where('t.occurred_on <= ?', to)
  if (category !== undefined)
    where('EXISTS (SELECT 1 FROM postings x WHERE x.transaction_id = t.id AND x.account_id = ?)', category)
  if (after) where('(t.occurred_on < ? OR (t.occurred_on = ? AND n.id < ?))', after.on, after.on, after.id)
  const sql = `${anomalySql} WHERE ${parts.join(' AND ')} ORDER BY t.occurred_on DESC, n.id DESC LIMIT ?`
  return (await queries.all<Row>(sql, [...values, limit])).map(present)
}

export async function readAnomaly(queries: Queries, id: number): Promise<AnomalyJson> {
  const row = await queries.first<Row>(`${anomalySql} WHERE n.id = ?`, [id])
  if (!row) throw new NotFoundException('anomaly')
  return present(row)
}

function present(row: Row): AnomalyJson {
  const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name })
  const { usual_low: low, usual_high: high, duplicate_of_id: other } = row
  return {
    id: row.id,
    transaction: {
      id: row.transaction_id,
      occurred_on: row.occurred_on,
      payee: named(row.payee_id, row.payee),
      account: { id: row.account_id, name: row.account },
      category: named(row.category_id, row.category),
      amount: moneyJson(row.quantity, row),
    },
    kind: row.kind,
    score: row.score_permille / 1000,
    reasons: JSON.parse(row.reasons) as string[],
    usual: low === null || high === null ? null : { low: moneyJson(low, row), high: moneyJson(high, row) },
    duplicate_of: other === null ? null : { id: other, occurred_on: row.duplicate_on! },
    verdict: row.verdict,
    found_at: row.found_at,
  }
}

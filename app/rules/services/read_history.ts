import type { Queries, Value } from '#database/database'
import type { LookBack, Reach } from '../domain/look_back.js'
import type { Repeatable } from '../domain/occurrence.js'
import { categoryOf } from '../domain/sql_expressions.js'

interface HistoryRow {
  id: number
  date: string
  payee: string
  minor: number
  currency: string
  account: number
  category: number | null
}

/** The transactions that the questions can count: those within the reach, or all. What was voided did not happen. */
export async function readHistory(queries: Queries, asked: readonly LookBack[], reach?: Reach): Promise<Repeatable[]> {
  const asksCategory = asked.some(({ same }) => same.includes('category'))
  const { sql, values } = within(reach)
  const rows = await queries.all<HistoryRow>(
    `SELECT t.id, t.occurred_on AS date, COALESCE(y.name, '') AS payee, p.quantity AS minor, c.code AS currency,
       p.account_id AS account, ${asksCategory ? `NULLIF(${categoryOf('t')}, 0)` : 'NULL'} AS category
     FROM transactions t
     JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     JOIN commodities c ON c.id = p.commodity_id
     LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.status <> 'void'${sql}`,
    values,
  )
  return rows.map(repeatable)
}

function within(reach: Reach | undefined): { sql: string; values: Value[] } {
  if (!reach) return { sql: '', values: [] }
  const { from, to, payees, amounts, accounts, categories } = reach
  const parts: [string, readonly Value[]][] = [['t.occurred_on BETWEEN ? AND ?', [from, to]]]
  if (payees) parts.push([`t.payee_id IN (SELECT id FROM payees WHERE match_key IN (${marks(payees)}))`, payees])
  if (amounts) parts.push([`p.quantity IN (${marks(amounts)})`, amounts])
  if (accounts) parts.push([`p.account_id IN (${marks(accounts)})`, accounts])
  if (categories) {
    const inCategories = `SELECT transaction_id FROM postings
      WHERE account_id IN (${marks(categories)}) AND occurred_on BETWEEN ? AND ?`
    parts.push([`t.id IN (${inCategories})`, [...categories, from, to]])
  }
  return { sql: parts.map(([sql]) => ` AND ${sql}`).join(''), values: parts.flatMap(([, values]) => values) }
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')

function repeatable({ id, date, payee, minor, currency, account, category }: HistoryRow): Repeatable {
  return { id, date, writtenPayee: payee, amount: { minor, currency }, account, category }
}

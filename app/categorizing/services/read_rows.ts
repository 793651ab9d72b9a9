import type { Queries, Value } from '#database/database'
import { idList } from '#database/id_list'
import { formatAmount } from '#core/money'
import type { TransactionsToCategorize } from '#sdk'

/** A transaction as a categoriser sees it. */
export interface CategorizableRow {
  id: number
  occurred_on: string
  quantity: number
  scale: number
  currency: string
  payee_id: number | null
  payee: string | null
  raw_description: string
  memo: string
  account: string
}

export interface LabelledRow extends CategorizableRow {
  category_id: number
}

const COLUMNS = `t.id, t.occurred_on, p.quantity, c.scale, c.code AS currency, t.payee_id, y.name AS payee, t.raw_description, t.memo,
  a.name AS account`
const SOURCE = `transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0 JOIN commodities c ON c.id = p.commodity_id
  JOIN accounts a ON a.id = p.account_id LEFT JOIN payees y ON y.id = t.payee_id`

export function readRows(queries: Queries, ids: readonly number[]): Promise<CategorizableRow[]> {
  const { placeholders, values } = idList(ids)
  return queries.all<CategorizableRow>(
    `SELECT ${COLUMNS} FROM ${SOURCE} WHERE t.id IN (${placeholders}) AND t.status <> 'void' ORDER BY t.id`,
    values,
  )
}

/** Provenance is kept as JSON, the setter first. */
export const CHOSEN_BY_MACHINE = '%"category":{"by":"plugin"%'

/**
 * Transactions with one category that a person, a rule or a file chose, the latest ones in order of their days. What a machine chose and
 * nobody looked at is no lesson: a model would only learn from itself.
 */
export async function readLabelledRows(
  queries: Queries,
  { limit, ids }: { limit: number; ids?: readonly number[] },
): Promise<LabelledRow[]> {
  const some = ids && idList(ids)
  const parameters: Value[] = [CHOSEN_BY_MACHINE, ...(some?.values ?? []), limit]
  const rows = await queries.all<LabelledRow>(
    `SELECT ${COLUMNS}, k.account_id AS category_id
     FROM ${SOURCE} JOIN postings k ON k.transaction_id = t.id AND k.position = 1
     JOIN accounts g ON g.id = k.account_id AND g.kind IN ('income', 'expense') AND g.role IS NULL AND g.archived_at IS NULL
     WHERE t.status <> 'void' AND (t.reviewed_at IS NOT NULL OR COALESCE(t.provenance, '') NOT LIKE ?) AND NOT EXISTS (SELECT 1 FROM postings s WHERE s.transaction_id = t.id AND s.position = 2)
     ${some ? `AND t.id IN (${some.placeholders})` : ''} ORDER BY t.occurred_on DESC, t.id DESC LIMIT ?`,
    parameters,
  )
  return rows.reverse()
}

export function columnsOf(rows: readonly CategorizableRow[]): TransactionsToCategorize {
  return {
    date: rows.map((row) => row.occurred_on),
    amount: rows.map(({ quantity, scale }) => formatAmount(quantity, scale)),
    currency: rows.map(({ currency }) => currency),
    payee: rows.map(({ payee }) => payee ?? ''),
    description: rows.map(({ raw_description: raw, memo }) => raw || memo),
    account: rows.map(({ account }) => account),
  }
}

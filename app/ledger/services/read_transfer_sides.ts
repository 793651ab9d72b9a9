import type { Queries, Value } from '#database/database'
import { idList } from '#database/id_list'
import { readProvenance } from '../domain/provenance.js'
import type { TransferSide } from '../domain/transfer_evidence.js'

interface SideRow {
  id: number
  occurred_on: string
  account_id: number
  code: string
  quantity: number
  raw_description: string
  memo: string
  payee: string | null
  provenance: string | null
  category_role: string | null
  payload: string | null
}

/**
 * Posted transactions with one own account and one category, as what may be half of a transfer. What a person categorised is what they
 * say, and what was agreed with a statement of the bank is not touched any more.
 */
const SIDES = `SELECT t.id, t.occurred_on, p.account_id, c.code, p.quantity, t.raw_description, t.memo, y.name AS payee, t.provenance,
    k.role AS category_role,
    (SELECT s.payload FROM source_records s WHERE s.transaction_id = t.id ORDER BY s.id LIMIT 1) AS payload
  FROM transactions t
  JOIN postings p ON p.transaction_id = t.id AND p.position = 0
  JOIN accounts a ON a.id = p.account_id AND a.kind IN ('asset', 'liability')
  JOIN postings o ON o.transaction_id = t.id AND o.position = 1
  JOIN accounts k ON k.id = o.account_id AND k.kind IN ('income', 'expense')
  JOIN commodities c ON c.id = p.commodity_id
  LEFT JOIN payees y ON y.id = t.payee_id
  WHERE t.status = 'posted' AND p.quantity <> 0 AND p.clearing <> 'reconciled'
    AND NOT EXISTS (SELECT 1 FROM postings x WHERE x.transaction_id = t.id AND x.position > 1)`

export async function readSidesBetween(queries: Queries, from: string, to: string): Promise<TransferSide[]> {
  return toSides(queries, `${SIDES} AND t.occurred_on BETWEEN ? AND ?`, [from, to])
}

export async function readSides(queries: Queries, ids: readonly number[]): Promise<Map<number, TransferSide>> {
  const { placeholders, values } = idList(ids)
  const sides = await toSides(queries, `${SIDES} AND t.id IN (${placeholders})`, values)
  return new Map(sides.map((side) => [side.transactionId, side]))
}

async function toSides(queries: Queries, sql: string, params: readonly Value[]): Promise<TransferSide[]> {
  const rows = await queries.all<SideRow>(sql, params)
  return rows
    .filter(({ provenance }) => readProvenance(provenance).category?.by !== 'user')
    .map((row) => ({
      transactionId: row.id,
      accountId: row.account_id,
      currency: row.code,
      occurredOn: row.occurred_on,
      minor: row.quantity,
      ...wordsOf(row),
      isCategorised: row.category_role === null,
    }))
}

interface Payload {
  counterparty?: string
  transfer_account?: string
}

/** The account of the other party is in what the importer read only. */
function wordsOf({ payload, payee, raw_description: raw, memo }: SideRow): Pick<TransferSide, 'text' | 'otherAccount'> {
  const { counterparty = '', transfer_account: otherAccount } = payload === null ? {} : (JSON.parse(payload) as Payload)
  return { text: [raw, memo, payee ?? '', counterparty].join('\n'), ...(otherAccount ? { otherAccount } : {}) }
}

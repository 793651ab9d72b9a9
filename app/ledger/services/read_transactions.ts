import { moneyJson } from '#core/money'
import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import { negate } from '../domain/balancing.js'
import { readProvenance } from '../domain/provenance.js'
import type { TransactionJson } from '../validators/transaction.js'
import type { TransactionKey } from './find_transactions.js'

interface LineRow {
  id: number
  occurred_on: string
  status: TransactionJson['status']
  payee_id: number | null
  payee_name: string | null
  memo: string
  note: string
  raw_description: string
  import_batch_id: number | null
  reviewed_at: string | null
  provenance: string | null
  currency_code: string
  currency_scale: number
  posting_id: number
  posting_memo: string
  account_id: number
  account_name: string
  account_kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  account_role: string | null
  quantity: number
  value: number
  code: string
  scale: number
  clearing: TransactionJson['clearing']
}

/** Transactions as people see them, in the order of the keys. Two statements for any number of rows. */
export async function readTransactions(queries: Queries, keys: readonly TransactionKey[]): Promise<TransactionJson[]> {
  if (keys.length === 0) return []
  const { placeholders, values } = idList(keys.map((key) => key.id))
  const lines = await queries.all<LineRow>(
    `SELECT t.id, t.occurred_on, t.status, t.payee_id, y.name AS payee_name, t.memo, t.note, t.raw_description, t.import_batch_id,
       t.reviewed_at, t.provenance, tc.code AS currency_code, tc.scale AS currency_scale, p.id AS posting_id, p.memo AS posting_memo,
       p.account_id, a.name AS account_name, a.kind AS account_kind, a.role AS account_role, p.quantity, p.value, pc.code, pc.scale, p.clearing
     FROM transactions t
     JOIN postings p ON p.transaction_id = t.id
     JOIN accounts a ON a.id = p.account_id
     JOIN commodities pc ON pc.id = p.commodity_id
     JOIN commodities tc ON tc.id = t.currency_id
     LEFT JOIN payees y ON y.id = t.payee_id
     WHERE t.id IN (${placeholders}) ORDER BY p.transaction_id, p.position`,
    values,
  )
  const byTransaction = new Map<number, LineRow[]>()
  for (const line of lines) {
    const known = byTransaction.get(line.id)
    if (known) known.push(line)
    else byTransaction.set(line.id, [line])
  }
  const tags = await readTags(queries, placeholders, values as number[])
  return keys.map((key) => present(byTransaction.get(key.id)!, key.posting_id, tags.get(key.id) ?? []))
}

export async function readTransaction(queries: Queries, id: number): Promise<TransactionJson | undefined> {
  const key = await queries.first<TransactionKey>(
    `SELECT t.occurred_on, t.id, p.id AS posting_id FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0
     WHERE t.id = ?`,
    [id],
  )
  const [transaction] = await readTransactions(queries, key ? [key] : [])
  return transaction
}

type Tag = TransactionJson['tags'][number]

async function readTags(queries: Queries, placeholders: string, ids: readonly number[]): Promise<Map<number, Tag[]>> {
  const rows = await queries.all<{ transaction_id: number } & Tag>(
    `SELECT l.transaction_id, g.id, g.name, g.color FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
     WHERE l.transaction_id IN (${placeholders}) ORDER BY g.name`,
    ids,
  )
  const tags = new Map<number, Tag[]>()
  for (const { transaction_id: id, ...tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag])
  return tags
}

/** `seenFrom` is the posting whose account the amount is told from. */
function present(lines: readonly LineRow[], seenFrom: number, tags: Tag[]): TransactionJson {
  const own = lines.find((line) => line.posting_id === seenFrom)!
  return {
    id: own.id,
    occurred_on: own.occurred_on,
    status: own.status,
    payee: own.payee_id === null ? null : { id: own.payee_id, name: own.payee_name! },
    memo: own.memo,
    note: own.note,
    raw_description: own.raw_description,
    account: { id: own.account_id, name: own.account_name },
    amount: moneyJson(own.quantity, own),
    splits: lines.filter((line) => line !== own).map((line) => presentSplit(line, own)),
    tags,
    clearing: own.clearing,
    import_batch_id: own.import_batch_id,
    reviewed: own.reviewed_at !== null,
    provenance: readProvenance(own.provenance),
  }
}

/** A split is told like the whole: what left the own account is negative. Seen from the far side of a transfer it is in that currency. */
function presentSplit(line: LineRow, own: LineRow): TransactionJson['splits'][number] {
  const category = line.account_kind === 'income' || line.account_kind === 'expense'
  const seenInOwnCurrency = own.code === own.currency_code
  return {
    id: line.posting_id,
    // The two accounts for what nobody has categorised yet are no category to a person.
    category:
      category && line.account_role === null
        ? { id: line.account_id, name: line.account_name, kind: line.account_kind as 'income' | 'expense' }
        : null,
    transfer_account: category ? null : { id: line.account_id, name: line.account_name },
    amount: seenInOwnCurrency
      ? moneyJson(negate(line.value), { code: line.currency_code, scale: line.currency_scale })
      : moneyJson(negate(line.quantity), line),
    memo: line.posting_memo,
  }
}

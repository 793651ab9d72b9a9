import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import type { AccountKind, AccountRole } from '../domain/account_types.js'

export interface JournalAccount {
  id: number
  parent_id: number | null
  kind: AccountKind
  name: string
  subtype: string
  currency: string | null
  institution: string | null
  number: string | null
  icon: string | null
  color: string | null
  note: string
  include_in_net_worth: number
  archived_at: string | null
  role: AccountRole | null
  position: number
}

export interface JournalPosting {
  account_id: number
  quantity: number
  value: number
  code: string
  scale: number
  clearing: string
  memo: string
}

export interface JournalTransaction {
  id: number
  occurred_on: string
  status: 'pending' | 'posted' | 'void'
  payee: string | null
  memo: string
  note: string
  raw_description: string
  /** Left out of reports. */
  excluded: number
  reviewed_at: string | null
  /** Since when somebody is asked to look at it. */
  flagged_at: string | null
  /** The bill that a rule says it belongs to. */
  recurring_id: number | null
  /** Who set which field, as JSON. */
  provenance: string | null
  import_batch_id: number | null
  currency: string
  currency_scale: number
  tags: string[]
  postings: JournalPosting[]
}

export interface Journal {
  accounts: JournalAccount[]
  /** Walks all transactions, oldest first, some at a time. */
  transactions: () => AsyncGenerator<JournalTransaction>
}

const TRANSACTIONS_AT_ONCE = 1000

/** The whole ledger, for exports. */
export async function readJournal(queries: Queries): Promise<Journal> {
  return { accounts: await readAccounts(queries), transactions: () => walkTransactions(queries) }
}

export function readAccounts(queries: Queries): Promise<JournalAccount[]> {
  return queries.all<JournalAccount>(
    `SELECT a.id, a.parent_id, a.kind, a.name, a.subtype, c.code AS currency, a.institution, a.number, a.icon, a.color, a.note,
       a.include_in_net_worth, a.archived_at, a.role, a.position
     FROM accounts a LEFT JOIN commodities c ON c.id = a.commodity_id ORDER BY a.id`,
  )
}

type Head = Omit<JournalTransaction, 'tags' | 'postings'>

export async function* walkTransactions(queries: Queries): AsyncGenerator<JournalTransaction> {
  for (let [day, id] = ['', 0]; ;) {
    const heads = await queries.all<Head>(
      `SELECT t.id, t.occurred_on, t.status, y.name AS payee, t.memo, t.note, t.raw_description, t.excluded, t.reviewed_at,
         t.flagged_at, t.recurring_id, t.provenance, t.import_batch_id, c.code AS currency, c.scale AS currency_scale
       FROM transactions t JOIN commodities c ON c.id = t.currency_id LEFT JOIN payees y ON y.id = t.payee_id
       WHERE t.occurred_on > ? OR (t.occurred_on = ? AND t.id > ?) ORDER BY t.occurred_on, t.id LIMIT ${TRANSACTIONS_AT_ONCE}`,
      [day, day, id],
    )
    if (heads.length === 0) return
    const ids = heads.map((head) => head.id)
    const [tags, postings] = [await tagsOf(queries, ids), await postingsOf(queries, ids)]
    for (const head of heads) yield { ...head, tags: tags.get(head.id) ?? [], postings: postings.get(head.id) ?? [] }
    const last = heads[heads.length - 1]
    ;[day, id] = [last.occurred_on, last.id]
  }
}

async function postingsOf(queries: Queries, ids: readonly number[]): Promise<Map<number, JournalPosting[]>> {
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<JournalPosting & { transaction_id: number }>(
    `SELECT p.transaction_id, p.account_id, p.quantity, p.value, c.code, c.scale, p.clearing, p.memo FROM postings p
     JOIN commodities c ON c.id = p.commodity_id WHERE p.transaction_id IN (${placeholders})
     ORDER BY p.transaction_id, p.position`,
    values,
  )
  return byTransaction(rows)
}

async function tagsOf(queries: Queries, ids: readonly number[]): Promise<Map<number, string[]>> {
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<{ transaction_id: number; name: string }>(
    `SELECT l.transaction_id, g.name FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
     WHERE l.transaction_id IN (${placeholders}) ORDER BY l.transaction_id, g.name`,
    values,
  )
  return new Map([...byTransaction(rows)].map(([id, tags]) => [id, tags.map(({ name }) => name)]))
}

function byTransaction<Of extends { transaction_id: number }>(
  rows: readonly Of[],
): Map<number, Omit<Of, 'transaction_id'>[]> {
  const found = new Map<number, Omit<Of, 'transaction_id'>[]>()
  for (const { transaction_id: id, ...row } of rows) {
    const known = found.get(id)
    if (known) known.push(row)
    else found.set(id, [row])
  }
  return found
}

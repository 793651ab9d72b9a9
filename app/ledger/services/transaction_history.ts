import { formatAmount } from '#core/money'
import type { Queries, Row } from '#database/database'

interface HistoryEntry {
  change_set_id: number
  at: string
  actor: { kind: string; label: string }
  cause: string
  summary: string
  fields: { field: string; before: string | null; after: string | null }[]
}

interface ChangeLine {
  change_set_id: number
  created_at: string
  actor_kind: string
  actor_label: string
  cause: string
  summary: string
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number | null
  before: string | null
  after: string | null
  /** Of the posting, where the change is one of a posting that is still there. */
  position: number | null
  code: string | null
  scale: number | null
}

interface ShownColumn {
  field: string
  /** Where the names of referenced rows are. */
  names?: 'payees' | 'accounts' | 'tags'
  isAmount?: boolean
}

/** Columns a person knows, with the word for them. The posting at position 0 is the transaction's own account, the others are its parts. */
const shown: Record<string, Record<string, ShownColumn>> = {
  transactions: {
    occurred_on: { field: 'occurred_on' },
    status: { field: 'status' },
    payee_id: { field: 'payee', names: 'payees' },
    memo: { field: 'memo' },
    note: { field: 'note' },
    reviewed_at: { field: 'reviewed' },
    excluded: { field: 'excluded' },
    flagged_at: { field: 'needs_review' },
  },
  own_posting: {
    account_id: { field: 'account', names: 'accounts' },
    quantity: { field: 'amount', isAmount: true },
    clearing: { field: 'clearing' },
  },
  part: {
    account_id: { field: 'category', names: 'accounts' },
    quantity: { field: 'splits', isAmount: true },
    memo: { field: 'split_memo' },
  },
  transaction_tags: { tag_id: { field: 'tags', names: 'tags' } },
}

/** Who or what changed which field of a transaction, newest first, from the record of changes. */
export async function transactionHistory(queries: Queries, transactionId: number): Promise<HistoryEntry[]> {
  const lines = await queries.all<ChangeLine>(
    `SELECT s.id AS change_set_id, s.created_at, s.actor_kind, s.actor_label, s.cause, s.summary,
       c.table_name, c.operation, c.row_id, c.before, c.after, p.position, m.code, m.scale
     FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     LEFT JOIN postings p ON c.table_name = 'postings' AND p.id = c.row_id
     LEFT JOIN commodities m ON m.id = p.commodity_id
     WHERE (c.table_name = 'transactions' AND c.row_id = ?)
        OR (c.table_name = 'postings' AND c.row_id IN (SELECT id FROM postings WHERE transaction_id = ?))
        OR (c.table_name = 'transaction_tags' AND c.row_id IN (SELECT id FROM transaction_tags WHERE transaction_id = ?))
     ORDER BY s.id DESC, c.id`,
    [transactionId, transactionId, transactionId],
  )
  const entries = new Map<number, HistoryEntry>()
  for (const line of lines) {
    const entry = entries.get(line.change_set_id) ?? {
      change_set_id: line.change_set_id,
      at: line.created_at,
      actor: { kind: line.actor_kind, label: line.actor_label },
      cause: line.cause,
      summary: line.summary,
      fields: [],
    }
    entry.fields.push(...(await fieldsOf(queries, line)))
    entries.set(line.change_set_id, entry)
  }
  await addImport(queries, transactionId, entries)
  return [...entries.values()].sort((a, b) => b.change_set_id - a.change_set_id)
}

async function fieldsOf(queries: Queries, line: ChangeLine): Promise<HistoryEntry['fields']> {
  const before = line.before === null ? {} : (JSON.parse(line.before) as Row)
  const after = line.after === null ? {} : (JSON.parse(line.after) as Row)
  // The first row of a new transaction is told by its cause; its single fields would only repeat what is on the screen.
  if (line.operation === 'insert' && line.table_name !== 'transaction_tags') return []
  const kind = line.table_name === 'postings' ? (line.position === 0 ? 'own_posting' : 'part') : line.table_name
  const fields: HistoryEntry['fields'] = []
  for (const [column, how] of Object.entries(shown[kind] ?? {})) {
    const [old, now] = [before[column] ?? null, after[column] ?? null]
    if (old === now) continue
    fields.push({
      field: how.field,
      before: await tell(queries, how, old, line),
      after: await tell(queries, how, now, line),
    })
  }
  // A part follows the amount; told twice it would only confuse.
  return kind === 'part' && fields.every(({ field }) => field === 'splits') ? [] : fields
}

async function tell(queries: Queries, how: ShownColumn, value: Row[string], line: ChangeLine): Promise<string | null> {
  if (value === null) return null
  if (how.isAmount && line.scale !== null)
    return `${formatAmount(kindSign(line) * Number(value), line.scale)} ${line.code}`
  if (!how.names) return String(value)
  const row = await queries.first<{ name: string }>(`SELECT name FROM ${how.names} WHERE id = ?`, [value])
  return row?.name ?? '(deleted)'
}

/** Parts are told like the whole: what left the own account is negative. */
function kindSign({ position }: ChangeLine): 1 | -1 {
  return position === 0 ? 1 : -1
}

/** Bulk inserts are recorded as id ranges; the import that brought the transaction is found by its batch. */
async function addImport(queries: Queries, transactionId: number, entries: Map<number, HistoryEntry>): Promise<void> {
  const line = await queries.first<
    Pick<ChangeLine, 'change_set_id' | 'created_at' | 'actor_kind' | 'actor_label' | 'cause' | 'summary'>
  >(
    `SELECT s.id AS change_set_id, s.created_at, s.actor_kind, s.actor_label, s.cause, s.summary FROM transactions t
     JOIN import_batches b ON b.id = t.import_batch_id JOIN change_sets s ON s.id = b.change_set_id WHERE t.id = ?`,
    [transactionId],
  )
  if (!line || entries.has(line.change_set_id)) return
  const { change_set_id: id, created_at: at, actor_kind: kind, actor_label: label, cause, summary } = line
  entries.set(id, { change_set_id: id, at, actor: { kind, label }, cause, summary, fields: [] })
}

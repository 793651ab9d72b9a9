import type { Queries, Row } from '#database/database'

interface HistoryEntry {
  change_set_id: number
  at: string
  actor: { kind: string; label: string }
  cause: string
  fields: { field: string; before: string | null; after: string | null }[]
}

interface ChangeLine {
  change_set_id: number
  created_at: string
  actor_kind: string
  actor_label: string
  cause: string
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number | null
  before: string | null
  after: string | null
}

/** Columns a person knows, by table, with the word for them and where the names of referenced rows are. */
const shown: Record<string, Record<string, { field: string; names?: string }>> = {
  transactions: {
    occurred_on: { field: 'day' },
    status: { field: 'status' },
    payee_id: { field: 'payee', names: 'payees' },
    memo: { field: 'memo' },
    note: { field: 'note' },
    reviewed_at: { field: 'reviewed' },
  },
  postings: {
    account_id: { field: 'category', names: 'accounts' },
    quantity: { field: 'amount' },
    clearing: { field: 'clearing' },
    memo: { field: 'split memo' },
  },
  transaction_tags: { tag_id: { field: 'tag', names: 'tags' } },
}

/** Who or what changed which field of a transaction, newest first, from the record of changes. */
export async function transactionHistory(queries: Queries, transactionId: number): Promise<HistoryEntry[]> {
  const lines = await queries.all<ChangeLine>(
    `SELECT s.id AS change_set_id, s.created_at, s.actor_kind, s.actor_label, s.cause, c.table_name, c.operation, c.row_id, c.before, c.after
     FROM changes c JOIN change_sets s ON s.id = c.change_set_id
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
  const fields: HistoryEntry['fields'] = []
  for (const [column, { field, names }] of Object.entries(shown[line.table_name] ?? {})) {
    const [old, now] = [before[column] ?? null, after[column] ?? null]
    if (old === now) continue
    fields.push({ field, before: await nameOf(queries, names, old), after: await nameOf(queries, names, now) })
  }
  return fields
}

async function nameOf(queries: Queries, table: string | undefined, value: Row[string]): Promise<string | null> {
  if (value === null) return null
  if (!table) return String(value)
  const row = await queries.first<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, [value])
  return row?.name ?? '(deleted)'
}

/** Bulk inserts are recorded as id ranges; the import that brought the transaction is found by its batch. */
async function addImport(queries: Queries, transactionId: number, entries: Map<number, HistoryEntry>): Promise<void> {
  const line = await queries.first<Omit<ChangeLine, 'table_name' | 'operation' | 'row_id' | 'before' | 'after'>>(
    `SELECT s.id AS change_set_id, s.created_at, s.actor_kind, s.actor_label, s.cause FROM transactions t
     JOIN import_batches b ON b.id = t.import_batch_id JOIN change_sets s ON s.id = b.change_set_id WHERE t.id = ?`,
    [transactionId],
  )
  if (!line || entries.has(line.change_set_id)) return
  const { change_set_id: id, created_at: at, actor_kind: kind, actor_label: label, cause } = line
  entries.set(id, { change_set_id: id, at, actor: { kind, label }, cause, fields: [] })
}

import type { Queries, Row } from '#database/database'
import { type Entry, type Field } from './fields.js'
import type { Restoring } from './restoring.js'
import type { Section } from './section.js'
import { EntryReader } from './take_entry.js'

export interface PortableTable {
  name: string
  table: string
  fields: Readonly<Record<string, Field>>
  /** What its ids are ids of, where something refers to them. */
  kind?: string
  /** As `Section` has it. */
  scope?: Section['scope']
  /** What the document does not tell, for each row. */
  fixed?: () => Row
  /** Looks at what was read; may tell people about it. */
  restored?: (restoring: Restoring, entries: readonly Entry[]) => void
}

/** A section whose entries are the rows of a table. */
export function tableSection(portable: PortableTable): Section {
  const { name, table, scope } = portable
  return {
    name,
    tables: [table],
    scope,
    read: (queries) => readTable(queries, portable),
    restore: (restoring, entries, first) => restoreTable(restoring, portable, entries, first),
  }
}

export async function readTable(
  queries: Queries,
  { table, fields, kind }: Pick<PortableTable, 'table' | 'fields' | 'kind'>,
): Promise<Entry[]> {
  const columns = Object.keys(fields)
  const rows = await queries.all(`SELECT ${['id', ...columns].join(', ')} FROM ${table} ORDER BY id`)
  return rows.map((row) => ({
    ...(kind ? { id: row.id } : {}),
    ...Object.fromEntries(columns.map((column) => [column, fields[column].tell(row[column], row)])),
  }))
}

/** Answers the ids of the new rows, in the order of the entries. */
export async function restoreTable(
  restoring: Restoring,
  { name, table, fields, kind, fixed, restored }: PortableTable,
  entries: readonly unknown[],
  first = 0,
): Promise<void> {
  const reader = new EntryReader(restoring)
  const read = entries.map((entry, at) => reader.row(entry, fields, `/${name}/${first + at}`))
  reader.done()
  const whole = fixed ? read.map((row) => ({ ...row, ...fixed() })) : read
  const columns = Object.keys(whole[0] ?? fields)
  const rows = whole.map((row) => columns.map((column) => row[column]))
  const ids = await restoring.changes.insertRows(table, columns, rows)
  if (kind) entries.forEach((entry, at) => restoring.place(kind, (entry as Entry).id, ids[at]))
  restored?.(restoring, entries as readonly Entry[])
}

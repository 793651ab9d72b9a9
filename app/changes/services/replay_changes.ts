import type { Queries, Row } from '#database/database'
import { parseRanges } from '../domain/id_ranges.js'

const CHANGES_AT_ONCE = 2000
const DIFFERENCES_TOLD_MAX = 50

/** Columns that also move by themselves, as a plugin works or fails; what a person did to them is recorded all the same. */
const movingColumns: Record<string, ReadonlySet<string>> = {
  plugin_instances: new Set([
    'state',
    'state_reason',
    'next_run_at',
    'released_at',
    'consent_ends_on',
    'consent_told_days',
    'settings',
    'settings_version',
    'previous_settings',
  ]),
}

/** Tables to which Florin itself adds what it finds. Such a row is in the record from the first thing on that a person does to it. */
const foundByItself = new Set(['recurring_payments'])

interface RecordedChange {
  id: number
  change_set_id: number
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number | null
  row_ids: string | null
  before: string | null
  after: string | null
}

/** What the record says of the rows of one table: which exist, and the fields whose value it knows. */
class TableState {
  readonly exists = new Set<number>()
  readonly known = new Map<number, Row>()
}

/**
 * Plays the record of changes from the beginning and compares the outcome with the rows as they are: each change must start from
 * what the one before it left, and the last state must be today's; a row of `tables` that no change knows does not belong there.
 * Answers what does not fit, in sentences.
 */
export async function replayChanges(queries: Queries, tables: readonly string[]): Promise<string[]> {
  const states = new Map(tables.map((table) => [table, new TableState()]))
  const differences: string[] = []
  for (let after = 0; ;) {
    const changes = await queries.all<RecordedChange>(
      `SELECT * FROM changes WHERE id > ? ORDER BY id LIMIT ${CHANGES_AT_ONCE}`,
      [after],
    )
    if (changes.length === 0) break
    for (const change of changes) play(change, states, differences)
    after = changes[changes.length - 1].id
  }
  for (const [table, state] of states) await compare(queries, table, state, differences)
  return differences.slice(0, DIFFERENCES_TOLD_MAX)
}

function play(change: RecordedChange, states: Map<string, TableState>, differences: string[]) {
  const state = states.get(change.table_name) ?? new TableState()
  states.set(change.table_name, state)
  const where = `Change set ${change.change_set_id}`
  if (change.operation === 'insert') {
    for (const [from, to] of parseRanges(change.row_ids ?? String(change.row_id)))
      for (let id = from; id <= to; id++) {
        if (state.exists.has(id)) differences.push(`${where} inserts ${change.table_name} ${id}, which existed.`)
        state.exists.add(id)
      }
    if (change.after !== null) state.known.set(change.row_id!, JSON.parse(change.after) as Row)
    return
  }
  const before = JSON.parse(change.before!) as Row | Row[]
  for (const row of Array.isArray(before) ? before : [before]) {
    const id = Array.isArray(before) ? (row.id as number) : change.row_id!
    if (!state.exists.has(id) && foundByItself.has(change.table_name)) state.exists.add(id)
    if (!state.exists.has(id)) differences.push(`${where} changes ${change.table_name} ${id}, which did not exist.`)
    const known = state.known.get(id) ?? {}
    for (const [column, value] of Object.entries(row))
      if (column in known && known[column] !== value && !movingColumns[change.table_name]?.has(column))
        differences.push(
          `${where} found another ${column} of ${change.table_name} ${id} than the change before it left.`,
        )
    if (change.operation === 'update') {
      state.known.set(id, { ...known, ...(JSON.parse(change.after!) as Row) })
    } else {
      state.exists.delete(id)
      state.known.delete(id)
    }
  }
}

async function compare(queries: Queries, table: string, state: TableState, differences: string[]) {
  let found = 0
  for (let after = 0; ;) {
    const rows = await queries.all(`SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ${CHANGES_AT_ONCE}`, [after])
    if (rows.length === 0) break
    for (const row of rows) {
      const id = row.id as number
      if (state.exists.has(id)) found++
      else if (!foundByItself.has(table)) differences.push(`${table} ${id} is in no change set.`)
      for (const [column, value] of Object.entries(state.known.get(id) ?? {}))
        if (row[column] !== value && !movingColumns[table]?.has(column))
          differences.push(`The ${column} of ${table} ${id} differs from its last recorded change.`)
    }
    after = rows[rows.length - 1].id as number
  }
  if (found < state.exists.size)
    differences.push(`${state.exists.size - found} rows of ${table} are missing that the record says exist.`)
}

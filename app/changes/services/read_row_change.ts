import type { Queries, Row } from '#database/database'

/** A row as a change set found and left it: as recorded in what the change set touched, and as it is now in the rest. */
export interface RowChange {
  before: Row | null
  after: Row | null
}

interface Recorded {
  operation: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

/** Undefined where the change set did nothing to the row by itself, or the rest of the row is not known any more. */
export async function readRowChange(
  queries: Queries,
  changeSetId: number,
  table: string,
  id: number,
): Promise<RowChange | undefined> {
  const recorded = await queries.all<Recorded>(
    `SELECT operation, before, after FROM changes
     WHERE change_set_id = ? AND table_name = ? AND row_id = ? ORDER BY id`,
    [changeSetId, table, id],
  )
  const [first, last] = [recorded[0], recorded.at(-1)]
  if (!first || !last) return undefined
  const rest =
    (await queries.first(`SELECT * FROM ${table} WHERE id = ?`, [id])) ?? (await lastWords(queries, table, id))
  const isWhole = rest !== undefined || first.operation === 'insert' || last.operation === 'delete'
  if (!isWhole) return undefined
  const [before, after] = [{}, {}] as Row[]
  for (const entry of recorded) {
    Object.assign(after, parsed(entry.after))
    // The oldest word on a column is what it was.
    for (const [column, value] of Object.entries(parsed(entry.before))) if (!(column in before)) before[column] = value
  }
  return {
    before: first.operation === 'insert' ? null : { ...rest, ...before },
    after: last.operation === 'delete' ? null : { ...rest, ...after },
  }
}

/** A row that is gone, as it was when it went. */
async function lastWords(queries: Queries, table: string, id: number): Promise<Row | undefined> {
  const gone = await queries.first<{ before: string }>(
    `SELECT before FROM changes WHERE table_name = ? AND row_id = ? AND operation = 'delete' ORDER BY id DESC LIMIT 1`,
    [table, id],
  )
  return gone && parsed(gone.before)
}

const parsed = (json: string | null): Row => (json === null ? {} : (JSON.parse(json) as Row))

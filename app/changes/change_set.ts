import { Turns } from '#core/turns'
import type { Queries, Row, Value, Writes } from '#database/database'
import type { Derivation, InsertedRows } from './derivation.js'
import { formatRanges, type IdRange, toRanges } from './domain/id_ranges.js'

/** Columns that follow from something else, such as a trigger or a connection to a bank; they are neither recorded nor restored. */
const maintainedColumns: Record<string, readonly string[]> = {
  transactions: ['residual'],
  plugin_instances: ['unique_id'],
}

const ROWS_READ_AT_ONCE = 500
/** A change of many rows writes its record as it goes, so that it need not fit into memory. */
const ENTRIES_KEPT_MAX = 1000

const entryColumns = ['change_set_id', 'table_name', 'operation', 'row_id', 'row_ids', 'before', 'after']

interface Entry {
  table: string
  operation: 'insert' | 'update' | 'delete'
  rowId: number | null
  rowIds: string | null
  before: string | null
  after: string | null
}

/** The writes of one change set. What it does is recorded, so that it can be shown and undone. */
export class ChangeSet implements Queries {
  #entries: Entry[] = []
  rowCount = 0
  readonly dialect
  readonly householdId
  /** A change of many rows, such as an undo, lets requests go first between two of them. */
  readonly #turns = new Turns()

  constructor(
    /** For bookkeeping that belongs to the same transaction but is not part of the household's data and is never undone. */
    readonly operational: Writes,
    private readonly derivations: ReadonlyMap<string, readonly Derivation[]>,
    private readonly open: () => Promise<number>,
  ) {
    this.dialect = operational.dialect
    this.householdId = operational.householdId
  }

  /** The change set's id. Asking for it makes the change set exist even when nothing is changed after all. */
  id(): Promise<number> {
    return this.open()
  }

  all<R = Row>(sql: string, params?: readonly Value[]) {
    return this.operational.all<R>(sql, params)
  }

  async first<R = Row>(sql: string, params?: readonly Value[]) {
    await this.#turns.rest()
    return this.operational.first<R>(sql, params)
  }

  async insert(table: string, row: Row): Promise<number> {
    const id = await this.operational.insert(table, row)
    const after = await this.#mustRead(table, id)
    await this.#record(
      { table, operation: 'insert', rowId: id, rowIds: null, before: null, after: JSON.stringify(after) },
      1,
    )
    this.#derive(table, null, after)
    return id
  }

  /** Inserts many rows; recorded as id ranges, not row by row. The columns must name everything that derivations read. */
  async insertRows(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<number[]> {
    if (rows.length === 0) return []
    const ids = await this.operational.insertRows(table, columns, rows)
    const rowIds = formatRanges(toRanges(ids))
    await this.#record({ table, operation: 'insert', rowId: null, rowIds, before: null, after: null }, ids.length)
    this.#deriveInserted(table, { ids, columns, rows })
    return ids
  }

  /** Changes the named columns of one row; answers whether anything differed. */
  async update(table: string, id: number, patch: Row): Promise<boolean> {
    const row = await this.#mustRead(table, id)
    const columns = Object.keys(patch).filter((column) => row[column] !== patch[column])
    if (columns.length === 0) return false
    const assignments = columns.map((column) => `${column} = ?`).join(', ')
    await this.operational.run(`UPDATE ${table} SET ${assignments} WHERE id = ?`, [
      ...columns.map((column) => patch[column]),
      id,
    ])
    const [before, after] = [pick(row, columns), pick(patch, columns)]
    await this.#record(
      {
        table,
        operation: 'update',
        rowId: id,
        rowIds: null,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      },
      1,
    )
    this.#derive(table, row, { ...row, ...after })
    return true
  }

  async delete(table: string, id: number): Promise<void> {
    const before = await this.#mustRead(table, id)
    await this.operational.run(`DELETE FROM ${table} WHERE id = ?`, [id])
    await this.#record(
      { table, operation: 'delete', rowId: id, rowIds: null, before: JSON.stringify(before), after: null },
      1,
    )
    this.#derive(table, before, null)
  }

  /** Deletes all rows of the ranges that still exist, keeping them in the record. */
  async deleteRanges(table: string, ranges: readonly IdRange[]): Promise<void> {
    for (const [first, last] of ranges) {
      for (let from = last; from >= first; from -= ROWS_READ_AT_ONCE) {
        const to = Math.max(first, from - ROWS_READ_AT_ONCE + 1)
        await this.#deleteRange(table, to, from)
      }
    }
  }

  async #deleteRange(table: string, first: number, last: number) {
    const found = await this.all(`SELECT * FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`, [first, last])
    if (found.length === 0) return
    const rows = found.map((row) => withoutMaintained(table, row))
    await this.operational.run(`DELETE FROM ${table} WHERE id BETWEEN ? AND ?`, [first, last])
    const rowIds = formatRanges(toRanges(rows.map((row) => row.id as number)))
    await this.#record(
      { table, operation: 'delete', rowId: null, rowIds, before: JSON.stringify(rows), after: null },
      rows.length,
    )
    for (const row of rows) this.#derive(table, row, null)
  }

  async #mustRead(table: string, id: number): Promise<Row> {
    const row = await this.first(`SELECT * FROM ${table} WHERE id = ?`, [id])
    if (!row) throw new Error(`There is no row ${id} in ${table}.`)
    return withoutMaintained(table, row)
  }

  async #record(entry: Entry, rows: number) {
    this.#entries.push(entry)
    this.rowCount += rows
    if (this.#entries.length >= ENTRIES_KEPT_MAX) await this.keepRecord()
  }

  /** Writes what was recorded since the last time. */
  async keepRecord(): Promise<void> {
    const [changeSetId, entries] = [await this.open(), this.#entries]
    this.#entries = []
    const values = entries.map(({ table, operation, rowId, rowIds, before, after }) => [
      changeSetId,
      table,
      operation,
      rowId,
      rowIds,
      before,
      after,
    ])
    if (values.length > 0) await this.operational.insertRows('changes', entryColumns, values)
  }

  #derive(table: string, before: Row | null, after: Row | null) {
    for (const derivation of this.derivations.get(table) ?? []) derivation.rowChanged(table, before, after)
  }

  #deriveInserted(table: string, inserted: InsertedRows) {
    for (const derivation of this.derivations.get(table) ?? []) {
      if (derivation.rowsInserted) derivation.rowsInserted(table, inserted)
      else for (const row of eachRow(inserted)) derivation.rowChanged(table, null, row)
    }
  }
}

function* eachRow({ ids, columns, rows }: InsertedRows): Generator<Row> {
  for (const [at, values] of rows.entries()) {
    const row: Row = { id: ids[at] }
    columns.forEach((column, index) => (row[column] = values[index]))
    yield row
  }
}

function withoutMaintained(table: string, row: Row): Row {
  const copy = { ...row }
  for (const column of maintainedColumns[table] ?? []) delete copy[column]
  return copy
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]))
}

import { NotFoundException } from '#core/exceptions'
import type { Queries, Row, Value } from '#database/database'
import type { ChangeSet } from '../change_set.js'
import { type IdRange, parseRanges } from '../domain/id_ranges.js'
import type { Actor } from '../domain/origin.js'
import { AlreadyUndoneException, type ConflictingChangeSet, UndoConflictException } from '../exceptions.js'
import type { Changed, Gateway, MakeChangeSet } from '../gateway.js'
import { isUsed, mayBeUsed } from './rows_in_use.js'

interface RecordedChange {
  id: number
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number | null
  row_ids: string | null
  before: string | null
  after: string | null
}

const CHANGES_READ_AT_ONCE = 500

export class UndoChangeSet {
  constructor(private readonly gateway: Gateway) {}

  /** Undoes a change set by another one; undoing an undo is the redo. */
  handle(householdId: number, changeSetId: number, actor: Actor): Promise<Changed<void>> {
    return this.gateway.changeTogether(householdId, (change) => this.#undo(change, changeSetId, actor))
  }

  /** Undoes several, one after the other: all of them, or none where later changes stand in the way of one. */
  handleAll(householdId: number, changeSetIds: readonly number[], actor: Actor): Promise<number[]> {
    return this.gateway.changeTogether(householdId, async (change) => {
      const undone: number[] = []
      for (const id of changeSetIds) undone.push((await this.#undo(change, id, actor)).changeSetId!)
      return undone
    })
  }

  #undo(change: MakeChangeSet, changeSetId: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'change_set.undone', summary: 'Undid a change' }
    return change(origin, async (changes) => {
      const original = await changes.first<{ summary: string; undone_by_id: number | null; undoes_id: number | null }>(
        'SELECT summary, undone_by_id, undoes_id FROM change_sets WHERE id = ?',
        [changeSetId],
      )
      if (!original) throw new NotFoundException('change')
      if (original.undone_by_id !== null) throw new AlreadyUndoneException(changeSetId)
      await refuseConflicts(changes, changeSetId)
      for await (const recorded of newestFirst(changes, changeSetId)) await revert(changes, recorded)
      await this.#link(changes, changeSetId, original)
    })
  }

  async #link(changes: ChangeSet, originalId: number, original: { summary: string; undoes_id: number | null }) {
    const undoId = await changes.id()
    const redo = original.undoes_id !== null
    const summary = redo ? original.summary.replace(/^Undid: /, 'Redid: ') : `Undid: ${original.summary}`
    const { operational } = changes
    await operational.run('UPDATE change_sets SET undoes_id = ?, summary = ? WHERE id = ?', [
      originalId,
      summary,
      undoId,
    ])
    await operational.run('UPDATE change_sets SET undone_by_id = ? WHERE id = ?', [undoId, originalId])
    // After a redo the first change stands again and can be undone again.
    if (redo) await operational.run('UPDATE change_sets SET undone_by_id = NULL WHERE id = ?', [original.undoes_id])
  }
}

async function revert(changes: ChangeSet, change: RecordedChange): Promise<void> {
  const table = change.table_name
  if (change.operation === 'update') {
    await changes.update(table, change.row_id!, JSON.parse(change.before!) as Row)
  } else if (change.operation === 'insert') {
    const ranges = rangesOf(change)
    if (!mayBeUsed(table)) return changes.deleteRanges(table, ranges)
    for (const [first, last] of ranges)
      for (let id = last; id >= first; id--)
        if (!(await isUsed(changes, table, id))) await changes.deleteRanges(table, [[id, id]])
  } else {
    const rows = (change.row_ids === null ? [JSON.parse(change.before!)] : JSON.parse(change.before!)) as Row[]
    const columns = Object.keys(rows[0])
    await changes.insertRows(
      table,
      columns,
      rows.map((row) => columns.map((column): Value => row[column])),
    )
  }
}

function rangesOf({ row_id: id, row_ids: ids }: RecordedChange): readonly IdRange[] {
  return ids === null ? [[id!, id!]] : parseRanges(ids)
}

async function* newestFirst(queries: Queries, changeSetId: number): AsyncGenerator<RecordedChange> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const changes = await queries.all<RecordedChange>(
      `SELECT * FROM changes WHERE change_set_id = ? AND id < ? ORDER BY id DESC LIMIT ${CHANGES_READ_AT_ONCE}`,
      [changeSetId, before],
    )
    if (changes.length === 0) return
    yield* changes
    before = changes[changes.length - 1].id
  }
}

/** A field that was changed again since cannot be put back without losing the later change. */
async function refuseConflicts(queries: Queries, changeSetId: number): Promise<void> {
  const conflicts = new Map<number, ConflictingChangeSet>()
  const seen = new Set<string>()
  const deleted: { table: string; ranges: readonly IdRange[] }[] = []
  const isDeleted = (table: string, id: number) =>
    deleted.some((each) => each.table === table && each.ranges.some(([first, last]) => first <= id && id <= last))
  for await (const recorded of newestFirst(queries, changeSetId)) {
    const { operation, table_name: table, row_id: id, after } = recorded
    if (operation === 'delete') deleted.push({ table, ranges: rangesOf(recorded) })
    if (operation === 'insert' && table === 'transactions')
      for (const change of await joinedSince(queries, changeSetId, rangesOf(recorded))) conflicts.set(change.id, change)
    // What the set changed and then deleted itself comes back by its own undo.
    if (operation !== 'update' || isDeleted(table, id!)) continue
    const row = await queries.first(`SELECT * FROM ${table} WHERE id = ?`, [id])
    for (const [column, value] of Object.entries(JSON.parse(after!) as Row)) {
      // Of several updates of one field in the set, the newest is the one that must still stand.
      const field = `${table} ${id} ${column}`
      const stands = seen.has(field) || (row !== undefined && row[column] === value)
      seen.add(field)
      if (!stands)
        for (const change of await laterChanges(queries, changeSetId, table, id!)) conflicts.set(change.id, change)
    }
  }
  if (conflicts.size > 0) throw new UndoConflictException([...conflicts.values()])
}

/** What made one transfer of two transactions: taking one of them away would take the other one along. */
async function joinedSince(queries: Queries, changeSetId: number, ranges: readonly IdRange[]) {
  const joined: ConflictingChangeSet[] = []
  for (const [first, last] of ranges)
    joined.push(
      ...(await queries.all<ConflictingChangeSet>(
        `SELECT s.id, s.summary, s.created_at AS at FROM linked_transfers l
         JOIN change_sets s ON s.id = l.change_set_id JOIN transactions t ON t.id = l.transaction_id
         WHERE s.id > ? AND (l.transaction_id BETWEEN ? AND ? OR l.absorbed_id BETWEEN ? AND ?) ORDER BY s.id DESC`,
        [changeSetId, first, last, first, last],
      )),
    )
  return joined
}

const ROW_IS_GONE: ConflictingChangeSet = { id: 0, summary: 'The row is gone.', at: '' }

async function laterChanges(queries: Queries, changeSetId: number, table: string, id: number) {
  const later = await queries.all<ConflictingChangeSet>(
    `SELECT s.id, s.summary, s.created_at AS at FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.table_name = ? AND c.row_id = ? AND s.id > ? AND s.undone_by_id IS NULL AND s.undoes_id IS NULL
     ORDER BY s.id DESC`,
    [table, id, changeSetId],
  )
  return later.length > 0 ? later : [ROW_IS_GONE]
}

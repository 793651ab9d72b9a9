import type { Database, Queries, Row } from '#database/database'
import { idList } from '#database/id_list'
import type { Announcement } from '../domain/consumer.js'
import type { IdRange } from '../domain/id_ranges.js'
import type { Causation } from '../domain/origin.js'
import { type PartTable, type TouchedRows, TouchedTransactions } from '../domain/touched_transactions.js'

/** A transaction as a change found or left it: its own columns, and what hangs on it. */
export interface TransactionSnapshot {
  id: number
  row: Row
  /** Null where a whole import was taken back: the parts are not read for every row of it. */
  postings: Row[] | null
  /** Rows of `transaction_tags`. */
  tags: Row[] | null
}

export interface TransactionEvent {
  kind: 'transaction.created' | 'transaction.changed' | 'transaction.deleted'
  transactionId: number
  before: TransactionSnapshot | null
  /** As the change left it in what the change touched, and as it is now in the rest. */
  after: TransactionSnapshot | null
  changeSetId: number
  /** The announcement it was read from; with the transaction's id it names the event for ever. */
  announcementId: number
  cause: string
  actor: { kind: string; id: number | null; label: string }
  causation: Causation | null
  at: string
}

type Common = Omit<TransactionEvent, 'kind' | 'transactionId' | 'before' | 'after'>

const CHANGES_AT_ONCE = 1000
/** As many as keep nobody waiting who asks for a page meanwhile. */
const EVENTS_AT_ONCE = 128
const TABLES = ['transactions', 'postings', 'transaction_tags']

/**
 * What happened to transactions, from announcements of `ledger.changed`, in their order and in pages of a bounded size. An import of
 * any length is a few ranges of ids, whose rows are read page by page.
 */
export async function* readEvents(
  database: Database,
  householdId: number,
  announcements: readonly Announcement[],
): AsyncGenerator<TransactionEvent[]> {
  for (const announcement of announcements) {
    if (announcement.topic !== 'ledger.changed' || announcement.changeSetId === null) continue
    const found = await database.read(householdId, (queries) => readChangeSet(queries, announcement))
    if (!found) continue
    const { common, touched } = found
    for (const ids of pages(touched.createdRanges)) {
      const created = await database.read(householdId, (queries) => readSnapshots(queries, ids))
      if (created.size > 0) yield [...created.values()].map((after) => eventOf(common, null, after))
    }
    for (const entry of touched.deletedInBulk) {
      const rows = await database.read(householdId, (queries) => deletedRows(queries, entry))
      yield rows.map((row) => eventOf(common, { id: Number(row.id), row, postings: null, tags: null }, null))
    }
    for (const ids of pages(touched.singleRanges())) {
      const now = await database.read(householdId, (queries) => readSnapshots(queries, ids))
      const events = ids.flatMap((id) => singleEvent(common, touched.of(id), now.get(id)))
      if (events.length > 0) yield events
    }
  }
}

async function readChangeSet(queries: Queries, announcement: Announcement) {
  const set = await queries.first<{
    id: number
    cause: string
    actor_kind: string
    actor_id: number | null
    actor_label: string
    causation_id: string | null
    causation_depth: number
    created_at: string
  }>('SELECT * FROM change_sets WHERE id = ?', [announcement.changeSetId])
  if (!set) return undefined
  const touched = new TouchedTransactions()
  for await (const entry of entriesOf(queries, set.id)) touched.add(entry)
  for (const table of ['postings', 'transaction_tags'] as const) {
    touched.adopt(table, await ownersOfParts(queries, table, touched.unowned(table)))
    for (const [first, last] of touched.insertedRanges(table))
      touched.addOwners(await ownersOf(queries, table, first, last, touched.createdRanges))
  }
  const common: Common = {
    changeSetId: set.id,
    announcementId: announcement.id,
    cause: set.cause,
    actor: { kind: set.actor_kind, id: set.actor_id, label: set.actor_label },
    causation: set.causation_id === null ? null : { id: set.causation_id, depth: set.causation_depth },
    at: set.created_at,
  }
  return { common, touched }
}

async function* entriesOf(queries: Queries, changeSetId: number): AsyncGenerator<TouchedRows> {
  for (let after = 0; ;) {
    // The rows of a bulk deletion are read when their event is told.
    const entries = await queries.all<TouchedRows>(
      `SELECT id, table_name, operation, row_id, row_ids, after, CASE WHEN row_id IS NULL THEN NULL ELSE before END AS before
       FROM changes WHERE change_set_id = ? AND id > ? AND table_name IN (${TABLES.map((name) => `'${name}'`).join(', ')})
       ORDER BY id LIMIT ${CHANGES_AT_ONCE}`,
      [changeSetId, after],
    )
    yield* entries
    if (entries.length < CHANGES_AT_ONCE) return
    after = entries[entries.length - 1].id
  }
}

/** The transactions, not themselves new, to which parts in a range of ids were added. */
async function ownersOf(queries: Queries, table: PartTable, first: number, last: number, created: readonly IdRange[]) {
  const isOld = created.slice(0, 10).map(() => 'AND NOT (transaction_id BETWEEN ? AND ?)')
  const owners = await queries.all<{ id: number }>(
    `SELECT DISTINCT transaction_id AS id FROM ${table} WHERE id BETWEEN ? AND ? ${isOld.join(' ')}`,
    [first, last, ...created.slice(0, 10).flat()],
  )
  return owners.map(({ id }) => id)
}

async function ownersOfParts(queries: Queries, table: PartTable, ids: readonly number[]): Promise<Map<number, number>> {
  const owners = new Map<number, number>()
  for (let at = 0; at < ids.length; at += EVENTS_AT_ONCE) {
    const { placeholders, values } = idList(ids.slice(at, at + EVENTS_AT_ONCE))
    const rows = await queries.all<{ id: number; transaction_id: number }>(
      `SELECT id, transaction_id FROM ${table} WHERE id IN (${placeholders})`,
      values,
    )
    for (const { id, transaction_id } of rows) owners.set(id, transaction_id)
  }
  return owners
}

function* pages(ranges: Iterable<IdRange>): Generator<number[]> {
  let page: number[] = []
  for (const [first, last] of ranges)
    for (let id = first; id <= last; id++) {
      page.push(id)
      if (page.length < EVENTS_AT_ONCE) continue
      yield page
      page = []
    }
  if (page.length > 0) yield page
}

/** Transactions as they are now. */
export async function readSnapshots(
  queries: Queries,
  ids: readonly number[],
): Promise<Map<number, TransactionSnapshot>> {
  if (ids.length === 0) return new Map()
  const { placeholders, values } = idList(ids)
  const rows = await queries.all(`SELECT * FROM transactions WHERE id IN (${placeholders}) ORDER BY id`, values)
  const found = new Map<number, TransactionSnapshot>(
    rows.map((row) => [Number(row.id), { id: Number(row.id), row, postings: [], tags: [] }]),
  )
  const postings = await queries.all(
    `SELECT * FROM postings WHERE transaction_id IN (${placeholders}) ORDER BY transaction_id, position`,
    values,
  )
  for (const posting of postings) found.get(Number(posting.transaction_id))?.postings!.push(posting)
  const tags = await queries.all(
    `SELECT * FROM transaction_tags WHERE transaction_id IN (${placeholders}) ORDER BY id`,
    values,
  )
  for (const tag of tags) found.get(Number(tag.transaction_id))?.tags!.push(tag)
  return found
}

async function deletedRows(queries: Queries, entryId: number): Promise<Row[]> {
  const entry = await queries.first<{ before: string }>('SELECT before FROM changes WHERE id = ?', [entryId])
  return entry ? (JSON.parse(entry.before) as Row[]) : []
}

function singleEvent(
  common: Common,
  touched: ReturnType<TouchedTransactions['of']>,
  now: TransactionSnapshot | undefined,
): TransactionEvent[] {
  const before = touched.before(now)
  const after = touched.after(now)
  // What was gone again before anybody looked, and is in no record, tells nobody anything.
  return before || after ? [eventOf(common, before, after)] : []
}

function eventOf(
  common: Common,
  before: TransactionSnapshot | null,
  after: TransactionSnapshot | null,
): TransactionEvent {
  const kind = !before ? 'transaction.created' : !after ? 'transaction.deleted' : 'transaction.changed'
  return { kind, transactionId: (after ?? before)!.id, before, after, ...common }
}

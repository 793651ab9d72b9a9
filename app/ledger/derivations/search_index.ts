import type { Derivation, DerivationFactory, InsertedRows } from '#changes/derivation'
import { Turns } from '#core/turns'
import type { Queries, Row, Writes } from '#database/database'
import { toRanges } from '#changes/domain/id_ranges'
import { searchKey } from '../domain/search_key.js'

const ROWS_AT_ONCE = 250

/** The columns of a transaction that its entry is made of; a change of another one, such as a rule's provenance, costs nothing. */
const indexedColumns = ['occurred_on', 'payee_id', 'raw_description', 'memo', 'note'] as const

interface Document {
  id: number
  occurred_on: string
  words: string
}

/** The words of each transaction: payee, raw description, memo, note and tags. */
class SearchIndex implements Derivation {
  readonly #written = new Set<number>()
  /** Those that have no entry yet. */
  readonly #added = new Set<number>()
  /** Day by id of the entries to remove. */
  readonly #removed = new Map<number, string>()
  readonly #payees = new Set<number>()
  readonly #tags = new Set<number>()

  rowChanged(table: string, before: Row | null, after: Row | null) {
    const row = (after ?? before)!
    if (table === 'transactions') {
      if (before && after && indexedColumns.every((column) => before[column] === after[column])) return
      this.#note(row.id as number, before?.occurred_on as string | undefined, after?.occurred_on as string | undefined)
    } else if (table === 'transaction_tags') {
      this.#written.add(row.transaction_id as number)
    } else if (before && after && before.name !== after.name) {
      ;(table === 'payees' ? this.#payees : this.#tags).add(row.id as number)
    }
  }

  rowsInserted(table: string, { ids, columns, rows }: InsertedRows) {
    if (table === 'transactions') {
      for (const id of ids) {
        this.#added.add(id)
        this.#written.add(id)
      }
    } else if (table === 'transaction_tags') {
      const transaction = columns.indexOf('transaction_id')
      for (const row of rows) this.#written.add(row[transaction] as number)
    }
  }

  #note(id: number, dayBefore: string | undefined, dayAfter: string | undefined) {
    if (dayBefore !== undefined && dayBefore !== dayAfter && !this.#removed.has(id)) this.#removed.set(id, dayBefore)
    if (dayBefore === undefined) this.#added.add(id)
    if (dayAfter === undefined) this.#written.delete(id)
    else this.#written.add(id)
  }

  async flush(writes: Writes) {
    const turns = new Turns()
    for (const id of this.#payees) await this.#touch(writes, 'SELECT id FROM transactions WHERE payee_id = ?', id)
    for (const id of this.#tags)
      await this.#touch(writes, 'SELECT transaction_id AS id FROM transaction_tags WHERE tag_id = ?', id)
    for (const [id, day] of this.#removed) await removeDocument(writes, id, day)
    for (const [first, last] of toRanges([...this.#written]))
      for (let from = first; from <= last; from += ROWS_AT_ONCE) {
        const documents = await readDocuments(writes, from, Math.min(last, from + ROWS_AT_ONCE - 1))
        await writeDocuments(writes, documents, this.#added)
        await turns.rest()
      }
  }

  async #touch(queries: Queries, sql: string, id: number) {
    for (const row of await queries.all<{ id: number }>(sql, [id])) this.#written.add(row.id)
  }
}

interface WordsRow {
  id: number
  occurred_on: string
  payee: string | null
  raw_description: string
  memo: string
  note: string
}

async function readDocuments(queries: Queries, first: number, last: number): Promise<Document[]> {
  const rows = await queries.all<WordsRow>(
    `SELECT t.id, t.occurred_on, p.name AS payee, t.raw_description, t.memo, t.note
     FROM transactions t LEFT JOIN payees p ON p.id = t.payee_id WHERE t.id BETWEEN ? AND ?`,
    [first, last],
  )
  const tags = await queries.all<{ id: number; name: string }>(
    `SELECT l.transaction_id AS id, g.name FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
     WHERE l.transaction_id BETWEEN ? AND ? ORDER BY l.id`,
    [first, last],
  )
  const tagged = new Map<number, string>()
  for (const tag of tags) tagged.set(tag.id, `${tagged.get(tag.id) ?? ''} ${tag.name}`)
  return rows.map((row) => ({
    id: row.id,
    occurred_on: row.occurred_on,
    words: wordsOf(row) + (tagged.get(row.id) ?? ''),
  }))
}

/** Payee and memo of an imported transaction are mostly part of what the bank wrote; what is there already is not written twice. */
function wordsOf({ payee, raw_description: raw, memo, note }: WordsRow): string {
  let words = raw
  for (const text of [payee, memo, note]) if (text && !` ${words} `.includes(` ${text} `)) words = `${words} ${text}`
  return words
}

async function writeDocuments(
  writes: Writes,
  documents: readonly Document[],
  added: ReadonlySet<number>,
): Promise<void> {
  if (writes.dialect === 'postgres') return writeDocumentsToPostgres(writes, documents)
  const entry = ({ id, occurred_on: day, words }: Document) => [searchKey(day, id), words]
  // Replacing looks for the old entry first, which takes as long as writing the new one.
  await writes.insertRows(
    'transaction_search',
    ['rowid', 'words'],
    documents.filter(({ id }) => added.has(id)).map(entry),
  )
  for (const document of documents)
    if (!added.has(document.id))
      await writes.run('INSERT OR REPLACE INTO transaction_search (rowid, words) VALUES (?, ?)', entry(document))
}

async function writeDocumentsToPostgres(writes: Writes, documents: readonly Document[]): Promise<void> {
  for (const { id, words } of documents)
    await writes.run(
      `INSERT INTO transaction_search (transaction_id, household_id, words) VALUES (?, ?, to_tsvector('simple', ?))
       ON CONFLICT (transaction_id) DO UPDATE SET words = excluded.words`,
      [id, writes.householdId, words],
    )
}

async function removeDocument(writes: Writes, id: number, day: string): Promise<void> {
  if (writes.dialect === 'sqlite')
    await writes.run('DELETE FROM transaction_search WHERE rowid = ?', [searchKey(day, id)])
  else await writes.run('DELETE FROM transaction_search WHERE transaction_id = ?', [id])
}

export const searchIndex: DerivationFactory = {
  tables: ['transactions', 'transaction_tags', 'payees', 'tags'],
  create: () => new SearchIndex(),
  async differences(queries) {
    const missing =
      queries.dialect === 'sqlite'
        ? 'SELECT t.id FROM transactions t WHERE t.id NOT IN (SELECT id & 68719476735 FROM transaction_search_docsize)'
        : 'SELECT t.id FROM transactions t WHERE t.id NOT IN (SELECT transaction_id FROM transaction_search)'
    const rows = await queries.all<{ id: number }>(missing)
    return rows.map((row) => `Transaction ${row.id} is not in the search index.`)
  },
}

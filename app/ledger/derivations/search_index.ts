import type { Derivation, DerivationFactory, InsertedRows } from '#changes/derivation'
import { Turns } from '#core/turns'
import type { Queries, Row, Writes } from '#database/database'
import { toRanges } from '#changes/domain/id_ranges'
import { SEARCH_KEY, searchKey } from '../domain/search_key.js'

const ROWS_AT_ONCE = 250

/** The columns of a transaction that its entry is made of; a change of another one, such as a rule's provenance, costs nothing. */
const indexedColumns = ['occurred_on', 'payee_id', 'raw_description', 'memo', 'note'] as const

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
    const [added, kept] = split(this.#written, (id) => this.#added.has(id))
    // Replacing looks for the old entry first, which takes as long as writing the new one.
    for (const [ids, sql] of [
      [added, WRITE[writes.dialect].new],
      [kept, WRITE[writes.dialect].again],
    ] as const)
      for (const [first, last] of toRanges(ids))
        for (let from = first; from <= last; from += ROWS_AT_ONCE) {
          await writes.run(sql, [from, Math.min(last, from + ROWS_AT_ONCE - 1)])
          await turns.rest()
        }
  }

  async #touch(queries: Queries, sql: string, id: number) {
    for (const row of await queries.all<{ id: number }>(sql, [id])) this.#written.add(row.id)
  }
}

function split(ids: Iterable<number>, isFirst: (id: number) => boolean): [number[], number[]] {
  const parts: [number[], number[]] = [[], []]
  for (const id of ids) parts[isFirst(id) ? 0 : 1].push(id)
  return parts
}

/**
 * The database itself makes the entries of a range of transactions: taking the texts out and putting them in again would cost as much
 * as the index does. Payee and memo of an imported transaction are mostly part of what the bank wrote; what is there already is not
 * written twice.
 */
const documents = (placeOf: 'instr' | 'strpos') => {
  const unlessWritten = (text: string) =>
    `CASE WHEN ${placeOf}(' ' || t.raw_description || ' ', ' ' || ${text} || ' ') > 0 THEN '' ELSE ' ' || ${text} END`
  return `SELECT t.id, t.household_id, t.occurred_on,
      t.raw_description || COALESCE(${unlessWritten('p.name')}, '') || ${unlessWritten('t.memo')} || ${unlessWritten('t.note')}
        || COALESCE((SELECT string_agg(' ' || g.name, '' ORDER BY l.id) FROM transaction_tags l JOIN tags g ON g.id = l.tag_id
             WHERE l.transaction_id = t.id), '') AS words
    FROM transactions t LEFT JOIN payees p ON p.id = t.payee_id WHERE t.id BETWEEN ? AND ?`
}

const sqliteEntries = `INTO transaction_search (rowid, words)
  SELECT ${SEARCH_KEY}, words FROM (${documents('instr')}) AS documents`
const postgresEntries = `INSERT INTO transaction_search (transaction_id, household_id, words)
  SELECT id, household_id, to_tsvector('simple', words) FROM (${documents('strpos')}) AS documents`

const WRITE = {
  sqlite: { new: `INSERT ${sqliteEntries}`, again: `INSERT OR REPLACE ${sqliteEntries}` },
  postgres: {
    new: postgresEntries,
    again: `${postgresEntries} ON CONFLICT (transaction_id) DO UPDATE SET words = excluded.words`,
  },
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

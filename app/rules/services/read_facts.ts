import { readProvenance } from '#ledger/domain/provenance'
import type { Queries, Value } from '#database/database'
import { idList } from '#database/id_list'
import type { TransactionFacts } from '../domain/row.js'

/** A stored transaction as rules are told of it, with what is needed to write a change back. */
export interface StoredFacts {
  id: number
  facts: TransactionFacts
  provenance: string | null
  /** The posting that carries its category; null for splits and transfers. */
  categoryPostingId: number | null
}

interface TransactionRecord {
  id: number
  occurred_on: string
  payee: string
  memo: string
  note: string
  raw_description: string
  reviewed_at: string | null
  excluded: number
  flagged_at: string | null
  recurring_id: number | null
  provenance: string | null
  status: TransactionFacts['status']
  import_batch_id: number | null
}

interface PostingRecord {
  id: number
  transaction_id: number
  account_id: number
  commodity_id: number
  quantity: number
}

/** The accounts and commodities that facts speak of, read once for any number of transactions. */
interface Books {
  accounts: ReadonlyMap<number, { kind: string; role: string | null }>
  commodities: ReadonlyMap<number, { code: string; scale: number }>
}

/** Reads facts, a chunk at a time, three statements each. */
export class FactsReader {
  static async open(queries: Queries): Promise<FactsReader> {
    const accounts = await queries.all<{ id: number; kind: string; role: string | null }>(
      'SELECT id, kind, role FROM accounts',
    )
    const commodities = await queries.all<{ id: number; code: string; scale: number }>(
      'SELECT id, code, scale FROM commodities',
    )
    const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
    return new FactsReader(queries, { accounts: byId(accounts), commodities: byId(commodities) })
  }

  private constructor(
    private readonly queries: Queries,
    private readonly books: Books,
  ) {}

  /** The transactions with the largest ids below `before`, newest first. */
  async below(before: number, limit: number): Promise<StoredFacts[]> {
    const records = await this.queries.all<TransactionRecord>(
      `${transactionSql} WHERE t.id < ? ORDER BY t.id DESC LIMIT ?`,
      [before, limit],
    )
    if (records.length === 0) return []
    return this.#join(records, 'BETWEEN ? AND ?', [records[records.length - 1].id, records[0].id])
  }

  /** Those of the named transactions that exist. */
  async of(ids: readonly number[]): Promise<StoredFacts[]> {
    const { placeholders, values } = idList(ids)
    const records = await this.queries.all<TransactionRecord>(
      `${transactionSql} WHERE t.id IN (${placeholders})`,
      values,
    )
    return this.#join(records, `IN (${placeholders})`, values)
  }

  async #join(records: readonly TransactionRecord[], which: string, values: readonly Value[]): Promise<StoredFacts[]> {
    const postings = await this.queries.all<PostingRecord>(
      `SELECT id, transaction_id, account_id, commodity_id, quantity FROM postings WHERE transaction_id ${which}
       ORDER BY transaction_id, position`,
      values,
    )
    const tags = await this.queries.all<{ transaction_id: number; name: string }>(
      `SELECT l.transaction_id, g.name FROM transaction_tags l JOIN tags g ON g.id = l.tag_id WHERE l.transaction_id ${which}
       ORDER BY l.transaction_id, g.name`,
      values,
    )
    const postingsOf = Map.groupBy(postings, (posting) => posting.transaction_id)
    const tagsOf = Map.groupBy(tags, (tag) => tag.transaction_id)
    return records.map((record) => {
      const names = tagsOf.get(record.id)?.map((tag) => tag.name) ?? []
      return this.#factsOf(record, postingsOf.get(record.id)!, names)
    })
  }

  #factsOf(record: TransactionRecord, [own, ...others]: PostingRecord[], tags: readonly string[]): StoredFacts {
    const { code, scale } = this.books.commodities.get(own.commodity_id)!
    const other = others.length === 1 ? this.books.accounts.get(others[0].account_id) : undefined
    const categorised = other?.kind === 'income' || other?.kind === 'expense'
    const facts: TransactionFacts = {
      id: record.id,
      payee: record.payee,
      description: record.raw_description,
      memo: record.memo,
      note: record.note,
      amountMinor: own.quantity,
      scale,
      currency: code,
      accountId: own.account_id,
      date: record.occurred_on,
      categoryId: categorised && other.role === null ? others[0].account_id : null,
      shape: others.length > 1 ? 'split' : categorised ? 'single' : 'transfer',
      tags,
      reviewed: record.reviewed_at !== null,
      excluded: record.excluded === 1,
      needsReview: record.flagged_at !== null,
      recurringId: record.recurring_id,
      status: record.status,
      imported: record.import_batch_id !== null,
      provenance: readProvenance(record.provenance),
    }
    return {
      id: record.id,
      facts,
      provenance: record.provenance,
      categoryPostingId: facts.shape === 'single' ? others[0].id : null,
    }
  }
}

const transactionSql = `SELECT t.id, t.occurred_on, COALESCE(y.name, '') AS payee, t.memo, t.note, t.raw_description, t.reviewed_at,
  t.excluded, t.flagged_at, t.recurring_id, t.provenance, t.status, t.import_batch_id
  FROM transactions t LEFT JOIN payees y ON y.id = t.payee_id`

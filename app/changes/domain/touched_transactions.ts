import { type IdRange, parseRanges, toRanges } from './id_ranges.js'

type Row = Record<string, string | number | null | Uint8Array>

/** One entry of the record of a change set; `before` is left out of bulk deletions. */
export interface TouchedRows {
  id: number
  table_name: string
  operation: 'insert' | 'update' | 'delete'
  row_id: number | null
  row_ids: string | null
  before: string | null
  after: string | null
}

export type PartTable = 'postings' | 'transaction_tags'

interface Snapshot {
  id: number
  row: Row
  postings: Row[] | null
  tags: Row[] | null
}

/** What a change set did to the rows of one table that hang on a transaction. */
class Parts {
  readonly inserted = new Map<number, Row>()
  readonly deleted = new Map<number, Row>()
  readonly updated = new Map<number, { before: Row; after: Row }>()

  /** The rows as the change found them, from the rows as it left them. */
  before(rows: readonly Row[], insertedInBulk: (id: number) => boolean): Row[] {
    const kept = rows.filter(({ id }) => !this.inserted.has(Number(id)) && !insertedInBulk(Number(id)))
    return [...kept.map((row) => ({ ...row, ...this.updated.get(Number(row.id))?.before })), ...this.deleted.values()]
  }

  after(rows: readonly Row[]): Row[] {
    return rows.map((row) => ({ ...row, ...this.updated.get(Number(row.id))?.after }))
  }
}

/** What a change set did to one transaction. */
export class TouchedTransaction {
  inserted: Row | undefined
  deleted: Row | undefined
  updated: { before: Row; after: Row } | undefined
  readonly postings = new Parts()
  readonly tags = new Parts()

  constructor(
    private readonly id: number,
    private readonly insertedInBulk: (table: string) => (id: number) => boolean,
  ) {}

  before(now: Snapshot | undefined): Snapshot | null {
    if (this.inserted) return null
    const row = this.deleted ?? (now && { ...now.row, ...this.updated?.before })
    if (!row) return null
    const tags = this.tags.before(now?.tags ?? [], this.insertedInBulk('transaction_tags'))
    return {
      id: this.id,
      row,
      postings: this.postings.before(now?.postings ?? [], this.insertedInBulk('postings')),
      tags,
    }
  }

  after(now: Snapshot | undefined): Snapshot | null {
    if (this.deleted) return null
    if (now)
      return {
        id: this.id,
        row: { ...now.row, ...this.updated?.after },
        postings: this.postings.after(now.postings ?? []),
        tags: this.tags.after(now.tags ?? []),
      }
    if (!this.inserted) return null
    const [postings, tags] = [this.postings, this.tags].map(({ inserted }) => [...inserted.values()])
    return { id: this.id, row: this.inserted, postings, tags }
  }
}

/** The transactions a change set touched: those made or deleted in bulk as ranges and entries, the others one by one. */
export class TouchedTransactions {
  readonly createdRanges: IdRange[] = []
  /** Ids of the entries that hold the rows. */
  readonly deletedInBulk: number[] = []
  readonly #single = new Map<number, TouchedTransaction>()
  readonly #parts: Record<string, IdRange[]> = { postings: [], transaction_tags: [] }
  readonly #owners = new Map<string, number>()
  /** Updates of parts tell only what differs, so whose parts they are has to be looked up. */
  readonly #unowned: { table: string; id: number; before: Row; after: Row }[] = []

  add(entry: TouchedRows): void {
    if (entry.row_id === null) return this.#addBulk(entry)
    const [before, after] = [parse(entry.before), parse(entry.after)]
    if (entry.table_name === 'transactions') this.#addTransaction(entry.row_id, before, after)
    else this.#addPart(entry.table_name, entry.row_id, before, after)
  }

  addOwners(ids: readonly number[]): void {
    for (const id of ids) if (!this.#isCreated(id)) this.of(id)
  }

  insertedRanges(table: PartTable): readonly IdRange[] {
    return this.#parts[table]
  }

  singleRanges(): IdRange[] {
    return toRanges([...this.#single.keys()].filter((id) => !this.#isCreated(id)))
  }

  of(id: number): TouchedTransaction {
    let touched = this.#single.get(id)
    if (!touched) {
      const inBulk = (table: string) => (part: number) => within(this.#parts[table], part)
      this.#single.set(id, (touched = new TouchedTransaction(id, inBulk)))
    }
    return touched
  }

  #isCreated(id: number): boolean {
    return within(this.createdRanges, id)
  }

  #addBulk({ id, table_name: table, operation, row_ids }: TouchedRows): void {
    const ranges = parseRanges(row_ids!)
    if (operation === 'insert') (table === 'transactions' ? this.createdRanges : this.#parts[table]).push(...ranges)
    else if (table === 'transactions') this.deletedInBulk.push(id)
  }

  #addTransaction(id: number, before: Row | null, after: Row | null): void {
    const touched = this.of(id)
    if (!before) touched.inserted = after!
    else if (!after) touched.deleted = { ...before, ...touched.updated?.before }
    else touched.updated = merge(touched.updated, before, after)
  }

  #addPart(table: string, id: number, before: Row | null, after: Row | null): void {
    const owner = Number(after?.transaction_id ?? before?.transaction_id ?? this.#owners.get(`${table} ${id}`) ?? 0)
    if (owner === 0) {
      this.#unowned.push({ table, id, before: before!, after: after! })
      return
    }
    this.#owners.set(`${table} ${id}`, owner)
    const touched = this.of(owner)
    const parts = table === 'postings' ? touched.postings : touched.tags
    if (!before) parts.inserted.set(id, after!)
    else if (!after) parts.deleted.set(id, before)
    else parts.updated.set(id, merge(parts.updated.get(id), before, after))
  }

  /** The parts that were changed and whose transaction the record does not name. */
  unowned(table: PartTable): number[] {
    return this.#unowned.filter((part) => part.table === table).map(({ id }) => id)
  }

  /** Gives them to their transactions. */
  adopt(table: PartTable, owners: ReadonlyMap<number, number>): void {
    for (const { id, before, after } of this.#unowned.filter((part) => part.table === table)) {
      const owner = owners.get(id)
      if (owner === undefined || this.#isCreated(owner)) continue
      this.#addPart(table, id, { transaction_id: owner, ...before }, { transaction_id: owner, ...after })
    }
  }
}

function merge(known: { before: Row; after: Row } | undefined, before: Row, after: Row) {
  return { before: { ...before, ...known?.before }, after: { ...known?.after, ...after } }
}

function within(ranges: readonly IdRange[], id: number): boolean {
  return ranges.some(([first, last]) => id >= first && id <= last)
}

const parse = (json: string | null): Row | null => (json === null ? null : (JSON.parse(json) as Row))

import type { Emit, Transaction, TransactionColumns } from './importer.js'

const ROWS_A_BATCH = 2000
const OPTIONAL = [
  'currency',
  'status',
  'value_date',
  'counterparty',
  'check_number',
  'category',
  'transfer_account',
  'purpose',
  'splits',
  'trade',
] as const
type Optional = (typeof OPTIONAL)[number]

/**
 * Collects transactions into columns and emits them 2,000 at a time. Call `flush` at the end.
 *
 * @example
 * const batch = new TransactionBatch(emit)
 * batch.add({ statement: 0, line: 2, date: '2024-03-01', amount: '-4.20', payee: 'Kaffeehaus', memo: '', external_id: '' })
 * batch.flush()
 */
export class TransactionBatch {
  /** Rows added so far, emitted or not. */
  count = 0
  #columns = emptyColumns()

  constructor(private readonly emit: Emit) {}

  /** Adds one transaction; emits when a batch is full. */
  add(row: Transaction): void {
    const columns = this.#columns
    const position = columns.date.length
    columns.statement.push(row.statement)
    columns.line.push(row.line)
    columns.date.push(row.date)
    columns.amount.push(row.amount)
    columns.payee.push(row.payee)
    columns.memo.push(row.memo)
    columns.external_id.push(row.external_id)
    // Written out, because this is where imports spend their time.
    if (row.currency) this.#put('currency', row.currency, position)
    if (row.status) this.#put('status', row.status, position)
    if (row.value_date) this.#put('value_date', row.value_date, position)
    if (row.counterparty) this.#put('counterparty', row.counterparty, position)
    if (row.check_number) this.#put('check_number', row.check_number, position)
    if (row.category) this.#put('category', row.category, position)
    if (row.transfer_account) this.#put('transfer_account', row.transfer_account, position)
    if (row.purpose) this.#put('purpose', row.purpose, position)
    if (row.splits) this.#put('splits', row.splits, position)
    if (row.trade) this.#put('trade', row.trade, position)
    this.count++
    if (position + 1 >= ROWS_A_BATCH) this.flush()
  }

  /** Rows before this one that did not have the field are blank. */
  #put(field: Optional, value: unknown, position: number): void {
    const column = (this.#columns[field] ??= []) as unknown[]
    while (column.length < position) column.push(blankOf(field))
    column.push(value)
  }

  /** Emits what is left. */
  flush(): void {
    const columns = this.#columns
    if (columns.date.length === 0) return
    for (const field of OPTIONAL) {
      const column = columns[field] as unknown[] | undefined
      while (column && column.length < columns.date.length) column.push(blankOf(field))
    }
    this.emit.transactions(columns)
    this.#columns = emptyColumns()
  }
}

/** What a row without the field says: text is empty, objects are null. */
function blankOf(field: Optional): '' | null {
  return field === 'trade' || field === 'splits' ? null : ''
}

function emptyColumns(): TransactionColumns {
  return { statement: [], line: [], date: [], amount: [], payee: [], memo: [], external_id: [] }
}

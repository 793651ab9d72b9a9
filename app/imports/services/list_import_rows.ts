import { currencyScale } from '#commodities/domain/currencies'
import { InvalidAmountException } from '#core/exceptions'
import { formatAmount, parseAmount } from '#core/money'
import { decodeCursor, encodeCursor, type Page, PAGE_LIMIT_DEFAULT } from '#core/pagination'
import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import type { Outcome } from '../domain/outcome.js'
import type { PreviewRow } from '../domain/preview_row.js'
import type { ImportRowJson } from '../validators/import.js'
import { type Batch, readBatch } from './import_batches.js'

const PAGES_AT_ONCE = 2

interface RowQuery {
  outcome?: Outcome
  cursor?: string
  limit?: number
}

/** Rows of a preview in the order of the file; of a committed import, those that were not simply new. */
export async function listImportRows(queries: Queries, batchId: number, query: RowQuery): Promise<Page<ImportRowJson>> {
  const batch = await readBatch(queries, batchId)
  const limit = query.limit ?? PAGE_LIMIT_DEFAULT
  const [after = 0] = decodeCursor(query.cursor, 1) ?? []
  const rows = await readRows(queries, batchId, query.outcome, Number(after), limit + 1)
  const shown = rows.slice(0, limit)
  return {
    data: await present(queries, batch, shown),
    next_cursor: rows.length > limit ? encodeCursor([shown[shown.length - 1].row]) : null,
  }
}

async function readRows(
  queries: Queries,
  batchId: number,
  outcome: Outcome | undefined,
  after: number,
  wanted: number,
) {
  const rows: PreviewRow[] = []
  const start = await queries.first<{ first_row: number | null }>(
    'SELECT MAX(first_row) AS first_row FROM import_previews WHERE batch_id = ? AND first_row <= ?',
    [batchId, after],
  )
  for (let from = start?.first_row ?? 0; rows.length < wanted;) {
    const pages = await queries.all<{ first_row: number; details: string }>(
      `SELECT first_row, details FROM import_previews WHERE batch_id = ? AND first_row >= ? AND outcomes LIKE ?
       ORDER BY first_row LIMIT ${PAGES_AT_ONCE}`,
      [batchId, from, `%${outcome ?? ''}%`],
    )
    for (const { details } of pages)
      for (const row of JSON.parse(details) as PreviewRow[])
        if (row.row > after && (outcome === undefined || row.found.outcome === outcome)) rows.push(row)
    if (pages.length < PAGES_AT_ONCE) break
    from = pages[pages.length - 1].first_row + 1
  }
  return rows.slice(0, wanted)
}

interface Named {
  id: number
  name: string
}

async function present(queries: Queries, { statements }: Batch, rows: readonly PreviewRow[]): Promise<ImportRowJson[]> {
  const categories = await namesOf(queries, rows)
  const transactions = await matchesOf(queries, rows)
  return rows.map((row) => ({
    row: row.row,
    line: row.line,
    statement: statements[row.account].key,
    occurred_on: row.occurred_on,
    amount: { amount: wellFormed(row.amount, row.currency), currency: row.currency },
    payee: row.payee === '' ? null : row.payee,
    memo: row.memo === '' ? null : row.memo,
    outcome: row.found.outcome,
    reason: row.found.reason,
    decision: row.decision,
    match: (row.transaction_id !== null && transactions.get(row.transaction_id)) || null,
    score: row.score,
    category: (row.category_id !== null && categories.get(row.category_id)) || null,
    category_by: row.category_by,
  }))
}

/** With the decimals of its currency where that is possible, else as the file has it. */
function wellFormed(amount: string, currency: string): string {
  try {
    const scale = currencyScale(currency)
    return formatAmount(parseAmount(amount, scale), scale)
  } catch (error) {
    if (error instanceof InvalidAmountException) return amount
    throw error
  }
}

async function namesOf(queries: Queries, rows: readonly PreviewRow[]): Promise<Map<number, Named>> {
  const { placeholders, values } = idList([...new Set(rows.flatMap(({ category_id: id }) => id ?? []))])
  const found = await queries.all<Named>(`SELECT id, name FROM accounts WHERE id IN (${placeholders})`, values)
  return new Map(found.map((category) => [category.id, category]))
}

async function matchesOf(queries: Queries, rows: readonly PreviewRow[]) {
  const { placeholders, values } = idList([...new Set(rows.flatMap(({ transaction_id: id }) => id ?? []))])
  const found = await queries.all<NonNullable<ImportRowJson['match']>>(
    `SELECT t.id, t.occurred_on, y.name AS payee FROM transactions t LEFT JOIN payees y ON y.id = t.payee_id WHERE t.id IN (${placeholders})`,
    values,
  )
  return new Map(found.map((transaction) => [transaction.id, transaction]))
}

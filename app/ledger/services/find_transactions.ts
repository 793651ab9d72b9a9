import type { Queries, Value } from '#database/database'
import { idList } from '#database/id_list'
import { searchExpression, searchKey } from '../domain/search_key.js'

/** Which transactions a person asks for. Amounts are minor units, compared without their sign. */
export interface TransactionFilter {
  account?: number
  category?: number
  payee?: number
  tag?: number
  from?: string
  to?: string
  min?: string
  max?: string
  /** With something spent that counts in reports; amounts are then those of the parts that were spent. */
  spent?: boolean
  /** 1 is Monday. */
  weekday?: number
  status?: 'pending' | 'posted' | 'void'
  uncategorised?: boolean
  /** Left out of reports. */
  excluded?: boolean
  needs_review?: boolean
  search?: string
  batch?: number
}

export interface TransactionKey {
  occurred_on: string
  id: number
}

interface Clauses {
  from: string
  where: string[]
  values: Value[]
}

/**
 * The keys of a page of transactions, newest first. The table that narrows most drives the query, so that every filter walks an
 * index in the order of the list: postings for an account or category, the search index for words, transactions otherwise.
 */
export async function findTransactions(
  queries: Queries,
  filter: TransactionFilter,
  page: { after?: readonly (string | number)[]; limit: number },
): Promise<TransactionKey[]> {
  const { from, where, values } = await clauses(queries, filter)
  if (page.after) {
    const [day, id] = page.after
    // Compared as one, so that the page is looked up in the index and not walked to from the first one.
    if (filter.search && queries.dialect === 'sqlite') {
      where.push('s.rowid < ?')
      values.push(searchKey(String(day), Number(id)))
    } else {
      where.push(`(${keyColumns(filter).join(', ')}) < (?, ?)`)
      values.push(day, id)
    }
  }
  return queries.all<TransactionKey>(
    `SELECT t.occurred_on, t.id FROM ${from} ${whereText(where)} ORDER BY ${order(queries, filter)} LIMIT ?`,
    [...values, page.limit],
  )
}

export async function countTransactions(queries: Queries, filter: TransactionFilter): Promise<number> {
  const { from, where, values } = await clauses(queries, filter)
  const row = await queries.first<{ count: number }>(
    `SELECT COUNT(*) AS count FROM ${from} ${whereText(where)}`,
    values,
  )
  return row!.count
}

function whereText(where: readonly string[]): string {
  return where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''
}

/** The columns a list is ordered by: those of the table that drives the query. */
function keyColumns(filter: TransactionFilter): [day: string, id: string] {
  return filter.account === undefined ? ['t.occurred_on', 't.id'] : ['p.occurred_on', 'p.transaction_id']
}

function order(queries: Queries, filter: TransactionFilter): string {
  if (filter.search && queries.dialect === 'sqlite') return 's.rowid DESC'
  const [day, id] = keyColumns(filter)
  return `${day} DESC, ${id} DESC`
}

async function clauses(queries: Queries, filter: TransactionFilter): Promise<Clauses> {
  const made: Clauses = { from: '', where: [], values: [] }
  const where = (condition: string, ...values: Value[]) => {
    made.where.push(condition)
    made.values.push(...values)
  }
  made.from = source(queries, filter, where)
  if (filter.account !== undefined) where('p.account_id = ?', filter.account)
  await categoryClauses(queries, filter, where)
  if (filter.payee !== undefined) where('t.payee_id = ?', filter.payee)
  if (filter.tag !== undefined)
    where('t.id IN (SELECT transaction_id FROM transaction_tags WHERE tag_id = ?)', filter.tag)
  const [day] = keyColumns(filter)
  if (filter.from !== undefined) where(`${day} >= ?`, filter.from)
  if (filter.to !== undefined) where(`${day} <= ?`, filter.to)
  if (filter.weekday !== undefined) where(`${weekdayOf(queries, day)} = ?`, filter.weekday)
  if (filter.spent) spentClause(filter, where)
  else amountClauses(filter, 'p', where)
  if (filter.status !== undefined) where('t.status = ?', filter.status)
  if (filter.excluded) where('t.excluded = 1')
  if (filter.needs_review) where('t.flagged_at IS NOT NULL')
  if (filter.batch !== undefined) where('t.import_batch_id = ?', filter.batch)
  return made
}

type Where = (condition: string, ...values: Value[]) => void

/**
 * The table that drives the query comes first. SQLite is told to keep that order by CROSS JOIN, because its planner does not know
 * how few rows a page needs.
 */
function source(queries: Queries, filter: TransactionFilter, where: Where): string {
  const join = queries.dialect === 'sqlite' ? 'CROSS JOIN' : 'JOIN'
  const searched = filter.search === undefined ? undefined : searchSource(queries, filter.search, join, where)
  if (searched === undefined && filter.account !== undefined)
    return `postings p ${join} transactions t ON t.id = p.transaction_id`
  const own = filter.account === undefined ? ' AND p.position = 0' : ''
  const hasLimits = (filter.min ?? filter.max) !== undefined && !filter.spent
  const needsAmount = filter.account !== undefined || hasLimits
  return `${searched ?? 'transactions t'}${needsAmount ? ` ${join} postings p ON p.transaction_id = t.id${own}` : ''}`
}

function searchSource(queries: Queries, search: string, join: string, where: Where): string {
  const expression = searchExpression(search, queries.dialect)
  if (queries.dialect === 'sqlite') {
    where('transaction_search MATCH ?', expression)
    // The search key is the day and the id in one number; the remainder is the id.
    return `transaction_search s ${join} transactions t ON t.id = s.rowid & 68719476735`
  }
  where(`s.words @@ to_tsquery('simple', ?)`, expression)
  return `transaction_search s ${join} transactions t ON t.id = s.transaction_id`
}

async function categoryClauses(queries: Queries, filter: TransactionFilter, where: Where): Promise<void> {
  if (filter.uncategorised)
    where(
      `t.id IN (SELECT u.transaction_id FROM postings u JOIN accounts a ON a.id = u.account_id
        WHERE a.role IN ('uncategorised_income', 'uncategorised_expense')) AND t.excluded = 0`,
    )
  if (filter.category === undefined) return
  const { placeholders, values } = idList(await withDescendants(queries, filter.category))
  where(`t.id IN (SELECT c.transaction_id FROM postings c WHERE c.account_id IN (${placeholders}))`, ...values)
}

function weekdayOf({ dialect }: Queries, day: string): string {
  return dialect === 'sqlite'
    ? `(CAST(strftime('%w', ${day}) AS INTEGER) + 6) % 7 + 1`
    : `EXTRACT(ISODOW FROM CAST(${day} AS DATE))`
}

/** What came back is spending as well, unless amounts are asked for. */
function spentClause(filter: TransactionFilter, where: Where): void {
  const conditions = [`e.counted = 1`, `x.kind = 'expense'`]
  const limits: Value[] = []
  amountClauses(filter, 'e', (condition, ...values) => {
    conditions.push(condition)
    limits.push(...values)
  })
  if (limits.length > 0) conditions.push('e.quantity > 0')
  where(
    `t.id IN (SELECT e.transaction_id FROM postings e JOIN accounts x ON x.id = e.account_id WHERE ${conditions.join(' AND ')})`,
    ...limits,
  )
}

/** Limits are given in units of the account's currency, so they are scaled by its decimals. */
function amountClauses(filter: TransactionFilter, posting: 'p' | 'e', where: Where): void {
  const limits = [
    ['>=', filter.min],
    ['<=', filter.max],
  ] as const
  for (const [comparison, limit] of limits)
    if (limit !== undefined)
      where(
        `ABS(${posting}.quantity) ${comparison} CAST(? AS NUMERIC) * (SELECT CASE m.scale WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000
          WHEN 4 THEN 10000 WHEN 5 THEN 100000 WHEN 6 THEN 1000000 WHEN 7 THEN 10000000 ELSE 100000000 END
          FROM commodities m WHERE m.id = ${posting}.commodity_id)`,
        limit.replace(/^[+-]/, ''),
      )
}

/** A category and everything below it. */
export async function withDescendants(queries: Queries, accountId: number): Promise<number[]> {
  const rows = await queries.all<{ id: number }>(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM accounts WHERE id = ? UNION ALL SELECT a.id FROM accounts a JOIN below b ON a.parent_id = b.id
     ) SELECT id FROM below`,
    [accountId],
  )
  return rows.map((row) => row.id)
}

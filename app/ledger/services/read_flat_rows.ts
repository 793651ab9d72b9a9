import { formatAmount } from '#core/money'
import { type Month, monthNumber, monthOfNumber, type PlainDate } from '#core/plain_date'
import type { Queries, Value } from '#database/database'
import { negate } from '../domain/balancing.js'
import type { TransactionJson } from '../validators/transaction.js'
import { findTransactions } from './find_transactions.js'
import { listAccounts } from './list_accounts.js'
import { readTransactions } from './read_transactions.js'

/*
 * The books as plain rows, for readers that take them apart themselves: plugins. Amounts are decimal text in the currency beside them.
 */
export interface FlatQuery {
  from?: PlainDate
  to?: PlainDate
  account?: number
  category?: number
  limit: number
}

export interface FlatView {
  baseCurrency: { code: string; scale: number }
  today: PlainDate
}

const TRANSACTIONS_AT_ONCE = 500

/** Archived ones too. */
export async function flatAccounts(queries: Queries, { limit }: FlatQuery, view: FlatView) {
  const accounts = await listAccounts(queries, view, { archived: true })
  return accounts
    .slice(0, limit)
    .map(({ id, name, kind, subtype, currency, balance, institution, number, ...more }) => ({
      ...{ id, name, kind, subtype, currency, balance: balance.amount, institution, number },
      ...{ archived: more.archived, last_occurred_on: more.last_occurred_on },
    }))
}

/** Without those that hold what nobody has categorised yet. */
export async function flatCategories(queries: Queries, { limit }: FlatQuery) {
  const rows = await queries.all<{
    id: number
    parent_id: number | null
    name: string
    kind: string
    archived: number
  }>(
    `SELECT id, parent_id, name, kind, CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END AS archived FROM accounts
     WHERE kind IN ('income', 'expense') AND role IS NULL ORDER BY kind, position, name, id LIMIT ?`,
    [limit],
  )
  return rows.map((row) => ({ ...row, archived: row.archived === 1 }))
}

export function flatPayees(queries: Queries, { limit }: FlatQuery) {
  return queries.all<{ id: number; name: string }>('SELECT id, name FROM payees ORDER BY name, id LIMIT ?', [limit])
}

export function flatTags(queries: Queries, { limit }: FlatQuery) {
  return queries.all<{ id: number; name: string }>('SELECT id, name FROM tags ORDER BY name, id LIMIT ?', [limit])
}

/** The newest first. One with several categories has none here. */
export async function flatTransactions(queries: Queries, { limit, ...filter }: FlatQuery) {
  const keys = await findTransactions(queries, filter, { limit })
  const rows: ReturnType<typeof flatTransaction>[] = []
  for (let at = 0; at < keys.length; at += TRANSACTIONS_AT_ONCE) {
    const some = await readTransactions(queries, keys.slice(at, at + TRANSACTIONS_AT_ONCE), filter.account)
    rows.push(...some.map(flatTransaction))
  }
  return rows
}

function flatTransaction(transaction: TransactionJson) {
  const { id, occurred_on, status, payee, memo, note, raw_description, account, amount, splits, tags, clearing } =
    transaction
  const category = splits.length === 1 ? splits[0]!.category : null
  return {
    ...{ id, occurred_on, status, memo, note, raw_description, clearing },
    ...{ payee_id: payee?.id ?? null, payee: payee?.name ?? null },
    ...{ account_id: account.id, account: account.name, amount: amount.amount, currency: amount.currency },
    ...{ category_id: category?.id ?? null, category: category?.name ?? null, is_split: splits.length > 1 },
    tags: tags.map(({ name }) => name),
  }
}

interface MonthRow {
  month: number
  account_id: number
  account: string
  kind: 'asset' | 'liability' | 'income' | 'expense'
  currency: string
  scale: number
  quantity: number
  transaction_count: number
}

/**
 * What each account and category moved in a month, the earliest first. Income and expense are positive where money came in and went
 * out; of an account it is the change of its balance.
 */
export async function flatMonthTotals(queries: Queries, { from, to, account, category, limit }: FlatQuery) {
  const limits: [string, Value | undefined][] = [
    ['m.month >= ?', from && monthNumber(from)],
    ['m.month <= ?', to && monthNumber(to)],
    ['a.id = ?', account],
    ['a.id = ?', category],
  ]
  const given = limits.filter(([, value]) => value !== undefined)
  const rows = await queries.all<MonthRow>(
    `SELECT m.month, a.id AS account_id, a.name AS account, a.kind, c.code AS currency, c.scale, m.quantity,
       m.posting_count AS transaction_count
     FROM month_totals m JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE ${["a.kind <> 'equity'", ...given.map(([condition]) => condition)].join(' AND ')}
     ORDER BY m.month, a.id, c.code LIMIT ?`,
    [...given.map(([, value]) => value!), limit],
  )
  return rows.map(({ scale, quantity, month, ...row }) => ({
    month: monthOfNumber(month) satisfies Month,
    ...row,
    amount: formatAmount(row.kind === 'income' ? negate(quantity) : quantity, scale),
  }))
}

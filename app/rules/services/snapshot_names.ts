import type { TransactionSnapshot } from '#changes/services/read_events'
import type { Queries, Row } from '#database/database'
import { idList } from '#database/id_list'

/** What the ids in rows stand for. */
export interface Names {
  accounts: ReadonlyMap<number, { name: string; kind: string; role: string | null }>
  commodities: ReadonlyMap<number, { code: string; scale: number }>
  payees: ReadonlyMap<number, string>
  tags: ReadonlyMap<number, string>
}

/** All accounts and commodities, and of payees and tags those that the snapshots name. */
export async function readNames(queries: Queries, snapshots: readonly TransactionSnapshot[]): Promise<Names> {
  const payees = idsOf(
    snapshots.map(({ row }) => row),
    'payee_id',
  )
  const tags = idsOf(
    snapshots.flatMap((each) => each.tags ?? []),
    'tag_id',
  )
  const accounts = await queries.all<{ id: number; name: string; kind: string; role: string | null }>(
    'SELECT id, name, kind, role FROM accounts',
  )
  const commodities = await queries.all<{ id: number; code: string; scale: number }>(
    'SELECT id, code, scale FROM commodities',
  )
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    commodities: new Map(commodities.map((commodity) => [commodity.id, commodity])),
    payees: await namesIn(queries, 'payees', payees),
    tags: await namesIn(queries, 'tags', tags),
  }
}

const idsOf = (rows: readonly Row[], column: string) => [
  ...new Set(rows.flatMap((row) => (row[column] ? [Number(row[column])] : []))),
]

async function namesIn(queries: Queries, table: 'payees' | 'tags', ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM ${table} WHERE id IN (${placeholders})`,
    values,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

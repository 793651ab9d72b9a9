import type { Clock } from '#core/clock'
import { isPlainDate } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import { defuseHandles } from '../domain/secret_handles.js'
import type { CallRequests, DataQuery } from './call_requests.js'
import type { Permits } from './permits.js'
import { Refusal } from './refusals.js'
import type { UsedBy } from './usage.js'

export type DataRow = Record<string, string | number | boolean | null | string[]>

/** What rows are told in. */
export interface DataView {
  base_currency: string
  today: string
}

/** One thing that plugins can be given to read. The domains above bring them along, in start/plugin_data.ts. */
export interface DataScope {
  /** All that there is to ask for; whatever a row has beyond that is not handed over. */
  fields: readonly string[]
  /** At most `limit` rows. */
  read(queries: Queries, query: DataQuery & { limit: number }, view: DataView): Promise<DataRow[]>
}

export type DataScopes = Readonly<Record<string, DataScope>>

export interface DataParts {
  database: Database
  clock: Clock
  scopes: DataScopes
  permits: Permits
  by: UsedBy
}

const ROWS_MAX = 5_000

/** Rows as JSON: of the household alone, read only, and nothing but the fields that the manifest asks for and the owner agreed to. */
export async function readData(parts: DataParts, { scope: name, query }: CallRequests['data.read']): Promise<string> {
  const permission = parts.permits.data(name)
  const scope = Object.hasOwn(parts.scopes, name) ? parts.scopes[name] : undefined
  if (!scope) throw new Refusal('unsupported', `There is nothing called ${name} to read.`)
  for (const day of [query.from, query.to])
    if (day !== undefined && !isPlainDate(day)) throw new Refusal('invalid_input', `${day} is no day.`)
  const fields = scope.fields.filter((field) => permission.fields.includes(field))
  const limit = query.limit ?? ROWS_MAX
  const view = await viewOf(parts)
  const rows = await parts.database.read(parts.by.householdId, (queries) =>
    scope.read(queries, { ...query, limit }, view),
  )
  // What others wrote into a memo must not become a secret where the plugin passes it on.
  return defuseHandles(JSON.stringify(rows.slice(0, limit).map((row) => picked(row, fields))))
}

const picked = (row: DataRow, fields: readonly string[]): DataRow =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))

async function viewOf({ database, clock, by }: DataParts): Promise<DataView> {
  const sql = 'SELECT base_currency, time_zone FROM households WHERE id = ?'
  const household = await database.systemRead((queries) =>
    queries.first<{ base_currency: string; time_zone: string }>(sql, [by.householdId]),
  )
  if (!household) throw new Refusal('not_found', 'The household is gone.')
  const { base_currency, time_zone: timeZone } = household
  return { base_currency, today: clock.today(timeZone) }
}

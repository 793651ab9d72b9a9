import type { Database, Queries } from '#database/database'
import { isPlainDate } from '#core/plain_date'
import { defuseHandles } from '../domain/secret_handles.js'
import type { CallRequests, DataQuery } from './call_requests.js'
import type { Permits } from './permits.js'
import { Refusal } from './refusals.js'
import type { UsedBy } from './usage.js'

export type DataRow = Record<string, string | number | boolean | null>

/** One thing that plugins can be given to read. The domains above bring them along, in start/plugin_data.ts. */
export interface DataScope {
  /** All that there is to ask for; whatever a row has beyond that is not handed over. */
  fields: readonly string[]
  /** At most `limit` rows. `fields` are those that will be handed over. */
  read(queries: Queries, query: DataQuery & { limit: number }, fields: ReadonlySet<string>): Promise<DataRow[]>
}

export type DataScopes = Readonly<Record<string, DataScope>>

const ROWS_MAX = 5_000

/** Rows as JSON: of the household alone, read only, and nothing but the fields that the manifest asks for and the owner agreed to. */
export async function readData(
  { database, scopes, permits, by }: { database: Database; scopes: DataScopes; permits: Permits; by: UsedBy },
  { scope: name, query }: CallRequests['data.read'],
): Promise<string> {
  const permission = permits.data(name)
  const scope = Object.hasOwn(scopes, name) ? scopes[name] : undefined
  if (!scope) throw new Refusal('unsupported', `There is nothing called ${name} to read.`)
  for (const day of [query.from, query.to])
    if (day !== undefined && !isPlainDate(day)) throw new Refusal('invalid_input', `${day} is no day.`)
  const fields = scope.fields.filter((field) => permission.fields.includes(field))
  const limit = Math.min(query.limit ?? ROWS_MAX, ROWS_MAX)
  const rows = await database.read(by.householdId, (queries) =>
    scope.read(queries, { ...query, limit }, new Set(fields)),
  )
  // What others wrote into a memo must not become a secret where the plugin passes it on.
  return defuseHandles(JSON.stringify(rows.slice(0, limit).map((row) => picked(row, fields))))
}

const picked = (row: DataRow, fields: readonly string[]): DataRow =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))

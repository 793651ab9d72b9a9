import { createHash } from 'node:crypto'
import pg from 'pg'
import { runAfterCommit } from './after_commit.js'
import {
  type Database,
  ForeignHouseholdException,
  type Queries,
  type Row,
  type Value,
  type Writes,
  tablesOutsideHouseholds,
} from './database.js'

const POOL_SIZE = 10
const INT8_OID = 20
/** First key of the advisory locks that let one unit at a time write to a household. */
const HOUSEHOLD_LOCK = 0x666c6f72

interface Schema {
  columnTypes: Map<string, Map<string, string>>
}

class Unit implements Writes {
  readonly dialect = 'postgres' as const

  constructor(
    private readonly client: pg.PoolClient,
    private readonly schema: Schema,
    readonly householdId: number | null,
  ) {}

  async all<R = Row>(sql: string, params: readonly Value[] = []): Promise<R[]> {
    const result = await this.#query(sql, params)
    return result.rows as R[]
  }

  async first<R = Row>(sql: string, params: readonly Value[] = []): Promise<R | undefined> {
    const rows = await this.all<R>(sql, params)
    return rows[0]
  }

  async run(sql: string, params: readonly Value[] = []): Promise<number> {
    const result = await this.#query(sql, params)
    return result.rowCount ?? 0
  }

  async insert(table: string, row: Row): Promise<number> {
    const [id] = await this.insertRows(table, Object.keys(row), [Object.values(row)])
    return id
  }

  async insertRows(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<number[]> {
    if (rows.length === 0) return []
    const types = this.schema.columnTypes.get(table)
    if (!types) throw new Error(`There is no table "${table}".`)
    const names = [...columns]
    const arrays: Value[][] = columns.map((_, column) => rows.map((row) => row[column]))
    if (
      this.householdId !== null &&
      types.has('household_id') &&
      !tablesOutsideHouseholds.has(table) &&
      !names.includes('household_id')
    ) {
      names.push('household_id')
      arrays.push(rows.map(() => this.householdId))
    }
    if (types.has('id') && !names.includes('id')) {
      names.push('id')
      arrays.push(await this.#allocate(table, rows.length))
    }
    const casts = names.map((name, at) => `$${at + 1}::${types.get(name)}[]`)
    await this.#send(`INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${casts.join(', ')})`, arrays)
    const ids = names.indexOf('id')
    return ids < 0 ? [] : (arrays[ids] as number[])
  }

  async #allocate(table: string, count: number): Promise<number[]> {
    const rows = await this.all<{ id: number }>(`SELECT nextval('${table}_id_seq') AS id FROM generate_series(1, ?)`, [
      count,
    ])
    return rows.map((row) => row.id)
  }

  #query(sql: string, params: readonly Value[]) {
    const { name, text } = translate(sql)
    return this.#send(text, params as unknown[], name)
  }

  async #send(text: string, values: unknown[], name?: string) {
    try {
      return await this.client.query({ name, text, values })
    } catch (error) {
      const refused =
        error instanceof pg.DatabaseError && /row-level security policy for table "(\w+)"/.exec(error.message)
      throw refused ? new ForeignHouseholdException(refused[1]) : error
    }
  }
}

const translated = new Map<string, { name: string; text: string }>()

/** `?` becomes `$1 …` outside of quotes; each text gets a name, so that the server keeps its plan. */
function translate(sql: string) {
  let known = translated.get(sql)
  if (!known) {
    let parameters = 0
    const text = sql.replace(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? `$${++parameters}` : part))
    known = { text, name: createHash('sha1').update(text).digest('base64url') }
    translated.set(sql, known)
  }
  return known
}

export class PostgresDatabase implements Database {
  readonly dialect = 'postgres' as const
  readonly #pool: pg.Pool
  #schema: Promise<Schema> | undefined

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, types: { getTypeParser } })
    // A connection that breaks while idle is dropped from the pool; the next unit opens a new one.
    this.#pool.on('error', () => undefined)
  }

  read<T>(householdId: number, work: (queries: Queries) => Promise<T>) {
    return this.#unit('BEGIN READ ONLY', householdId, work)
  }

  /** One unit at a time writes to a household, so that matching and claims see what the previous one did. */
  write<T>(householdId: number, work: (writes: Writes) => Promise<T>) {
    const lock = `SELECT pg_advisory_xact_lock(${HOUSEHOLD_LOCK}, ${Number(householdId)})`
    return this.#unit(`BEGIN; ${lock}`, householdId, work)
  }

  systemRead<T>(work: (queries: Queries) => Promise<T>) {
    return this.#unit('BEGIN READ ONLY', null, work)
  }

  systemWrite<T>(work: (writes: Writes) => Promise<T>) {
    return this.#unit('BEGIN', null, work)
  }

  async #unit<T>(begin: string, householdId: number | null, work: (unit: Writes) => Promise<T>): Promise<T> {
    const schema = await (this.#schema ??= this.#readSchema())
    const client = await this.#pool.connect()
    let broken = false
    try {
      const scope =
        householdId === null
          ? ''
          : `; SET LOCAL ROLE florin_tenant; SET LOCAL florin.household = '${Number(householdId)}'`
      await client.query(begin + scope)
      const unit = new Unit(client, schema, householdId)
      const result = await work(unit)
      await client.query('COMMIT')
      runAfterCommit(unit)
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  }

  async #readSchema(): Promise<Schema> {
    const { rows } = await this.#pool.query<{ table_name: string; column_name: string; udt_name: string }>(
      'SELECT table_name, column_name, udt_name FROM information_schema.columns WHERE table_schema = current_schema()',
    )
    const columnTypes = new Map<string, Map<string, string>>()
    for (const row of rows) {
      const columns = columnTypes.get(row.table_name) ?? new Map<string, string>()
      columnTypes.set(row.table_name, columns.set(row.column_name, row.udt_name))
    }
    return { columnTypes }
  }

  async close() {
    await this.#pool.end()
  }
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid !== INT8_OID) return pg.types.getTypeParser(oid, format as 'text')
  return (text: string) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value))
      throw new RangeError(`The database holds ${text}, which is larger than a safe integer.`)
    return value
  }
}

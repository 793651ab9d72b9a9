import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  type Database,
  ForeignHouseholdException,
  type Queries,
  type Row,
  type Value,
  type Writes,
  tablesOutsideHouseholds,
} from './database.js'
import { runAfterCommit } from './after_commit.js'
import { DurableLog } from './durable_log.js'
import { beginImmediate } from './sqlite_busy.js'
import { LocalWriteLock, type WriteLock } from './write_lock.js'

/** Many at once: what SQLite sets aside to take a statement back, it sets aside once for all of its rows. */
const ROWS_A_STATEMENT = [64, 8, 1]
const KEPT_STATEMENTS_MAX = 600
/** A commit that finds the log so long, 64 megabytes, moves it into the file although another thread was to do it. */
const LOG_PAGES_MOST = 16_384

export interface SqliteSettings {
  file: string
  /** Whether a CheckpointThread of this process moves commits from the log into the file. */
  hasCheckpointThread?: boolean
}

type Statement = Sqlite.Statement<Value[], unknown>

/**
 * One SQLite connection with kept prepared statements: preparing costs 14 µs, using a kept one 0.8 µs.
 *
 * A scoped connection shadows every household table by a temporary view that shows the current household's rows only, refuses
 * writes to other rows by temporary triggers, and hides the tables that belong to no household.
 */
class Connection {
  readonly db: Sqlite.Database
  readonly #kept = new Map<string, Statement>()
  #household: number | null = null
  #householdInForce: number | null = null
  tenantTables = new Set<string>()
  tablesWithId = new Set<string>()

  constructor({ file, hasCheckpointThread }: SqliteSettings, scoped: boolean, readonly: boolean) {
    this.db = new Sqlite(file, { timeout: 0 })
    this.db.pragma('journal_mode = WAL')
    if (hasCheckpointThread) this.db.pragma(`wal_autocheckpoint = ${LOG_PAGES_MOST}`)
    // Commits are brought to the disk by DurableLog instead, beside the event loop.
    this.db.pragma('synchronous = NORMAL')
    this.db.pragma('foreign_keys = ON')
    this.db.pragma('temp_store = MEMORY')
    this.db.pragma('cache_size = -16384')
    this.db.pragma('mmap_size = 268435456')
    this.#readSchema()
    if (scoped) this.#confine()
    if (readonly) this.db.pragma('query_only = ON')
  }

  #readSchema() {
    const columns = this.db
      .prepare<[], { name: string; column: string }>(
        `SELECT t.name, c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
      )
      .all()
    for (const { name, column } of columns) {
      if (column === 'household_id' && !tablesOutsideHouseholds.has(name)) this.tenantTables.add(name)
      if (column === 'id') this.tablesWithId.add(name)
    }
  }

  #confine() {
    this.db.function('current_household', { deterministic: true }, () => this.#household)
    // For the triggers, which ask for every row: reading a row is three times as quick as calling a function of ours.
    this.db.exec('CREATE TEMP TABLE household_in_force (id INTEGER); INSERT INTO household_in_force VALUES (NULL)')
    const hidden = [...this.tablesWithId].filter(
      (name) => !this.tenantTables.has(name) && !name.startsWith('transaction_search'),
    )
    for (const name of hidden)
      this.db.exec(`CREATE TEMP VIEW ${name} AS SELECT * FROM main.not_visible_inside_a_household`)
    for (const name of this.tenantTables) {
      this.db.exec(
        `CREATE TEMP VIEW ${name} AS SELECT * FROM main.${name} WHERE likelihood(household_id = current_household(), 0.9)`,
      )
      for (const [event, rows] of [
        ['INSERT', ['NEW']],
        ['UPDATE', ['OLD', 'NEW']],
        ['DELETE', ['OLD']],
      ] as const) {
        const foreign = rows.map((row) => `${row}.household_id IS NOT (SELECT id FROM household_in_force)`).join(' OR ')
        this.db.exec(
          `CREATE TEMP TRIGGER guard_${event}_${name} BEFORE ${event} ON main.${name} WHEN ${foreign}
           BEGIN SELECT RAISE(ABORT, 'foreign household: ${name}'); END`,
        )
      }
    }
  }

  statement(sql: string): Statement {
    let kept = this.#kept.get(sql)
    if (!kept) {
      if (this.#kept.size >= KEPT_STATEMENTS_MAX) this.#kept.delete(this.#kept.keys().next().value!)
      kept = this.db.prepare<Value[], unknown>(keepingPlan(qualifyTarget(sql)))
      this.#kept.set(sql, kept)
    }
    return kept
  }

  /** Confines the writes that follow to a household. Outside of a transaction, whose end would take it back. */
  enforce(household: number): void {
    if (household === this.#householdInForce) return
    this.db.prepare<[number]>('UPDATE household_in_force SET id = ?').run(household)
    this.#householdInForce = household
  }

  /** Runs `use` as the given household. Synchronous, so that units that share the connection cannot mix. */
  as<T>(household: number | null, use: () => T): T {
    this.#household = household
    try {
      return use()
    } catch (error) {
      const foreign = error instanceof Sqlite.SqliteError && /^foreign household: (\w+)/.exec(error.message)
      throw foreign ? new ForeignHouseholdException(foreign[1]) : error
    }
  }
}

/**
 * SQLite is built to plan a join anew whenever a bare parameter of it is bound, which costs ten times the query. Behind a `+`, which
 * does nothing else, a parameter is a value like any other and the kept plan is used.
 */
function keepingPlan(sql: string): string {
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? '+?' : part))
}

/** Writes name their table without a schema; the views shadow it, so the real table is named here. */
function qualifyTarget(sql: string): string {
  return sql.replace(/^(\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+)(\w+)/i, '$1main.$2')
}

class Unit implements Writes {
  readonly dialect = 'sqlite' as const

  constructor(
    private readonly connection: Connection,
    readonly householdId: number | null,
  ) {}

  async all<R = Row>(sql: string, params: readonly Value[] = []): Promise<R[]> {
    return this.connection.as(this.householdId, () => this.connection.statement(sql).all(...params) as R[])
  }

  async first<R = Row>(sql: string, params: readonly Value[] = []): Promise<R | undefined> {
    return this.connection.as(this.householdId, () => this.connection.statement(sql).get(...params) as R | undefined)
  }

  async run(sql: string, params: readonly Value[] = []): Promise<number> {
    return this.connection.as(this.householdId, () => {
      const statement = this.connection.statement(sql)
      return statement.reader ? statement.all(...params).length : statement.run(...params).changes
    })
  }

  async insert(table: string, row: Row): Promise<number> {
    const [id] = await this.insertRows(table, Object.keys(row), [Object.values(row)])
    return id
  }

  async insertRows(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<number[]> {
    const names = [...columns]
    const household =
      this.householdId !== null && this.connection.tenantTables.has(table) && !names.includes('household_id')
    const numbered = this.connection.tablesWithId.has(table) && !names.includes('id')
    if (household) names.push('household_id')
    if (numbered) names.push('id')
    const tuple = `(${names.map(() => '?').join(', ')})`
    const statementFor = (count: number) => {
      const tuples = new Array<string>(count).fill(tuple).join(', ')
      return this.connection.statement(`INSERT INTO ${table} (${names.join(', ')}) VALUES ${tuples}`)
    }
    const given = columns.indexOf('id')
    const first = numbered ? this.#allocate(table, rows.length) : 0
    return this.connection.as(this.householdId, () => {
      const ids: number[] = []
      const addRow = (values: Value[], row: readonly Value[]) => {
        for (const value of row) values.push(value)
        const id = numbered ? first + ids.length : Number(row[given] ?? 0)
        if (household) values.push(this.householdId)
        if (numbered) values.push(id)
        ids.push(id)
      }
      for (const count of ROWS_A_STATEMENT) {
        if (rows.length - ids.length < count) continue
        const statement = statementFor(count)
        while (rows.length - ids.length >= count) {
          const values: Value[] = []
          for (let left = count; left > 0; left--) addRow(values, rows[ids.length])
          statement.run(...values)
        }
      }
      return ids
    })
  }

  /** Ids are never reused, because undo may bring a deleted row back under its old id. */
  #allocate(table: string, count: number): number {
    const statement = this.connection.statement(
      'UPDATE id_sequences SET next_id = next_id + ? WHERE table_name = ? RETURNING next_id',
    )
    const { next_id: end } = statement.get(count, table) as { next_id: number }
    return end - count
  }
}

export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite' as const
  readonly #connections = new Map<string, Connection>()

  constructor(
    private readonly settings: SqliteSettings,
    private readonly lock: WriteLock = new LocalWriteLock(),
    private readonly log = new DurableLog(`${settings.file}-wal`),
  ) {
    mkdirSync(dirname(settings.file), { recursive: true, mode: 0o700 })
  }

  read<T>(householdId: number, work: (queries: Queries) => Promise<T>) {
    return work(new Unit(this.#connection('reader', true, true), householdId))
  }

  systemRead<T>(work: (queries: Queries) => Promise<T>) {
    return work(new Unit(this.#connection('system reader', false, true), null))
  }

  write<T>(householdId: number, work: (writes: Writes) => Promise<T>) {
    return this.#transaction('writer', true, householdId, work)
  }

  systemWrite<T>(work: (writes: Writes) => Promise<T>) {
    return this.#transaction('system writer', false, null, work)
  }

  async #transaction<T>(
    name: string,
    scoped: boolean,
    householdId: number | null,
    work: (writes: Writes) => Promise<T>,
  ): Promise<T> {
    const done = await this.lock.run(async () => {
      const connection = this.#connection(name, scoped, false)
      if (householdId !== null) connection.enforce(householdId)
      await beginImmediate(connection.db)
      try {
        const unit = new Unit(connection, householdId)
        const result = await work(unit)
        connection.db.exec('COMMIT')
        return { unit, result }
      } catch (error) {
        if (connection.db.inTransaction) connection.db.exec('ROLLBACK')
        throw error
      }
    })
    // The next unit may begin meanwhile: what it commits reaches the disk with this one, or after it.
    await this.log.settled()
    runAfterCommit(done.unit)
    return done.result
  }

  #connection(name: string, scoped: boolean, readonly: boolean): Connection {
    let connection = this.#connections.get(name)
    if (!connection) this.#connections.set(name, (connection = new Connection(this.settings, scoped, readonly)))
    return connection
  }

  async close() {
    await this.log.close()
    for (const connection of this.#connections.values()) connection.db.close()
    this.#connections.clear()
  }
}

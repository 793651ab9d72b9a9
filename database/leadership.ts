import pg from 'pg'

/** First and second key of the advisory lock that the leader holds. */
const LEADER_LOCK = [0x666c6f72, -1] as const

/** Of all servers on one database, one leads: it alone does what must be done once, such as planning jobs by the clock. */
export interface Leadership {
  /** Whether this process leads; takes the lead when nobody has it. */
  hold(): Promise<boolean>
  release(): Promise<void>
}

/** A SQLite file has one server. */
export class SoleLeadership implements Leadership {
  hold() {
    return Promise.resolve(true)
  }

  release() {
    return Promise.resolve()
  }
}

/**
 * Leads by an advisory lock that PostgreSQL ties to a connection, so that a leader that dies, or loses the database, leads no longer,
 * and the next who asks does.
 */
export class PostgresLeadership implements Leadership {
  #connection: pg.Client | undefined
  #leads = false

  constructor(private readonly url: string) {}

  async hold(): Promise<boolean> {
    const connection = (this.#connection ??= await this.#connect())
    // Asking the server also finds out that the connection is gone.
    const sql = this.#leads ? 'SELECT true AS held' : 'SELECT pg_try_advisory_lock($1, $2) AS held'
    const { rows } = await connection.query<{ held: boolean }>(sql, this.#leads ? [] : [...LEADER_LOCK])
    return (this.#leads = rows[0].held)
  }

  async release(): Promise<void> {
    const connection = this.#connection
    this.#forget()
    await connection?.end()
  }

  async #connect(): Promise<pg.Client> {
    const connection = new pg.Client({ connectionString: this.url, keepAlive: true })
    connection.on('error', () => this.#forget())
    connection.on('end', () => this.#forget())
    await connection.connect()
    return connection
  }

  #forget(): void {
    this.#connection = undefined
    this.#leads = false
  }
}

export function openLeadership(url: string | undefined): Leadership {
  return url ? new PostgresLeadership(url) : new SoleLeadership()
}

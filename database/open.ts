import type { Database } from './database.js'
import { PostgresDatabase } from './postgres.js'
import { SqliteDatabase } from './sqlite.js'
import type { WriteLock } from './write_lock.js'

export interface DatabaseSettings {
  /** `postgres://…`; SQLite when absent. */
  url?: string
  /** Absolute path of the SQLite file. */
  file: string
  /** The lock to take turns with; a worker thread brings the one of its process. */
  lock?: WriteLock
}

export function openDatabase({ url, file, lock }: DatabaseSettings): Database {
  return url ? new PostgresDatabase(url) : new SqliteDatabase(file, lock)
}
